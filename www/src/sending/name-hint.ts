// Checks whether the name is available, without delaying anything else.
//
// The check runs automatically with the simulated API. With a live API it runs only when the user presses the button, because it sends
// credentials and an incomplete name.

import type { NameAnswer } from "target-groups";
import { byId } from "../dom";
import { language } from "../language";
import type { Mode } from "./connection";
import { nameIn } from "./name";

const PAUSE_MS = 600;

const hint = byId("name-hint", HTMLParagraphElement);
const askButton = byId("ask-name", HTMLButtonElement);

export interface NameHintHost {
  text(): string;
  mode(): Mode;
  ask(name: string, signal: AbortSignal): Promise<NameAnswer>;
}

export interface NameHint {
  textChanged: () => void;
  /** Clears the result, which may be outdated, until the text changes. */
  forget: () => void;
  /** Checks again, because another server has other names. */
  connectionChanged: () => void;
}

export function openNameHint(host: NameHintHost): NameHint {
  let checkedName: string | undefined;
  let current: AbortController | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function forget(): void {
    clearTimeout(timer);
    current?.abort();
    checkedName = undefined;
    show("");
  }

  function check(): void {
    const name = nameIn(host.text());
    if (name === checkedName) return;
    forget();
    if (host.mode() === "test") void ask(name);
  }

  async function ask(name: string): Promise<void> {
    checkedName = name;
    if (name.trim() === "") return;
    const controller = (current = new AbortController());
    const { free, message } = await host.ask(name, controller.signal);
    if (controller.signal.aborted) return;
    show(message, free);
    hint.lang = language();
  }

  function textChanged(): void {
    clearTimeout(timer);
    timer = setTimeout(check, PAUSE_MS);
  }

  askButton.addEventListener("click", () => {
    forget();
    const name = nameIn(host.text());
    if (name.trim() === "") show("The request has no name.");
    else void ask(name);
  });

  return {
    textChanged,
    forget,
    connectionChanged() {
      forget();
      askButton.hidden = host.mode() === "test";
      textChanged();
    },
  };
}

function show(text: string, free: NameAnswer["free"] = "unclear"): void {
  hint.setAttribute("data-free", free);
  hint.lang = "en";
  if (hint.textContent !== text) hint.textContent = text;
}
