// Buttons that copy a text and say so.

import { icon } from "./dom";

const SAID_MS = 2_000;

/** Makes the button copy what `text` gives at that moment. */
export function makeCopyButton(button: HTMLButtonElement, title: string, text: () => string): HTMLButtonElement {
  const label = document.createElement("span");
  label.setAttribute("aria-live", "polite");
  label.textContent = title;
  button.replaceChildren(icon("copy"), label);
  let timer: ReturnType<typeof setTimeout> | undefined;

  button.addEventListener("click", () => {
    void copied(text()).then((done) => {
      clearTimeout(timer);
      label.textContent = done ? "Copied" : "The browser refused";
      timer = setTimeout(() => (label.textContent = title), SAID_MS);
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
