// The card with the outcome of the last request.

import { announcer } from "../announce";
import { makeCopyButton } from "../copy";
import { byId } from "../dom";

const card = byId("answer", HTMLElement);
const from = byId("answer-from", HTMLParagraphElement);
const place = byId("outcome", HTMLDivElement);
const copyButton = byId("copy-answer", HTMLButtonElement);

/** Announces a text to screen readers. */
export const announce = announcer(byId("answer-announcement", HTMLParagraphElement), 100);

let copiedText = "";
makeCopyButton(copyButton, "Copy", () => copiedText);

/** Shows the content of the card. Without text to copy, the copy button is hidden. */
export function showResponse(server: string, content: readonly Node[], textToCopy: string): void {
  copiedText = textToCopy;
  place.replaceChildren(...content);
  from.textContent = `from ${server}`;
  copyButton.hidden = textToCopy === "";
  card.hidden = false;
  card.scrollIntoView({ block: "nearest" });
}
