// The status message above the editor.

import { byId } from "./dom";

const strip = byId("status", HTMLDivElement);
const text = byId("status-text", HTMLDivElement);

byId("status-close", HTMLButtonElement).addEventListener("click", () => {
  clearStatus();
});

/** Shows a message, which screen readers announce. */
export function showStatus(sentences: readonly (string | Node)[]): void {
  text.replaceChildren(...sentences.flatMap((sentence) => [sentence, " "]).slice(0, -1));
  strip.toggleAttribute("data-shown", true);
}

export function clearStatus(): void {
  text.textContent = "";
  strip.toggleAttribute("data-shown", false);
}
