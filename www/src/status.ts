// The line above the editor that says what just happened.

import { byId } from "./dom";

const strip = byId("status", HTMLDivElement);
const text = byId("status-text", HTMLDivElement);

byId("status-close", HTMLButtonElement).addEventListener("click", () => {
  clearStatus();
});

/** Shown, and said to screen readers when they have a pause. */
export function showStatus(sentences: readonly (string | Node)[]): void {
  text.replaceChildren(...sentences.flatMap((sentence) => [sentence, " "]).slice(0, -1));
  strip.toggleAttribute("data-shown", true);
}

export function clearStatus(): void {
  text.textContent = "";
  strip.toggleAttribute("data-shown", false);
}
