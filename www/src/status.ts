// The status message above the editor.

import { byId } from "./dom";

const strip = byId("status", HTMLDivElement);
const text = byId("status-text", HTMLDivElement);
/** The controls are beside the announced text, so that a change of the text does not announce them. */
const controls = byId("status-control", HTMLDivElement);

byId("status-close", HTMLButtonElement).addEventListener("click", () => {
  clearStatus();
});

/** Shows a message, which screen readers announce, and a control that belongs to it. */
export function showStatus(sentences: readonly (string | Node)[], control?: HTMLElement): void {
  // A control that stays in place keeps the focus.
  if ((control ?? null) !== controls.firstChild) controls.replaceChildren(...(control ? [control] : []));
  text.replaceChildren(...sentences.flatMap((sentence) => [sentence, " "]).slice(0, -1));
  strip.toggleAttribute("data-shown", true);
}

export function clearStatus(): void {
  text.textContent = "";
  controls.replaceChildren();
  strip.toggleAttribute("data-shown", false);
}
