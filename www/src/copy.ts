// Buttons that copy text and confirm it.

import { icon } from "./dom";

const CONFIRMATION_MS = 2_000;

/** Makes the button copy the result of `text` at the time of the click. */
export function makeCopyButton(button: HTMLButtonElement, title: string, text: () => string): HTMLButtonElement {
  const label = document.createElement("span");
  label.setAttribute("aria-live", "polite");
  label.textContent = title;
  button.replaceChildren(icon("copy"), label);
  let timer: ReturnType<typeof setTimeout> | undefined;

  button.addEventListener("click", () => {
    void copied(text()).then((done) => {
      clearTimeout(timer);
      label.textContent = done ? "Copied" : "Copying failed";
      timer = setTimeout(() => (label.textContent = title), CONFIRMATION_MS);
    });
  });
  return button;
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
