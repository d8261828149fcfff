// Whether the name is free, told while somebody types. It never holds anything up.
//
// The simulated API is asked by itself. The live one only when somebody presses the button: nothing leaves this page on its own,
// least of all credentials and half a name with each pause of typing.

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
  /** What was said may be wrong by now: nothing is said until the text changes. */
  forget: () => void;
  /** Another server may know other names. */
  connectionChanged: () => void;
}

export function openNameHint(host: NameHintHost): NameHint {
  let asked: string | undefined;
  let underWay: AbortController | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function forget(): void {
    clearTimeout(timer);
    underWay?.abort();
    asked = undefined;
    say("");
  }

  function look(): void {
    const name = nameIn(host.text());
    if (name === asked) return;
    forget();
    if (host.mode() === "test") void ask(name);
  }

  async function ask(name: string): Promise<void> {
    asked = name;
    if (name.trim() === "") return;
    const question = (underWay = new AbortController());
    const { free, message } = await host.ask(name, question.signal);
    if (question.signal.aborted) return;
    say(message, free);
    hint.lang = language();
  }

  function textChanged(): void {
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE_MS);
  }

  askButton.addEventListener("click", () => {
    forget();
    const name = nameIn(host.text());
    if (name.trim() === "") say("The request has no name to ask for.");
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

function say(words: string, free: NameAnswer["free"] = "unclear"): void {
  hint.setAttribute("data-free", free);
  hint.lang = "en";
  if (hint.textContent !== words) hint.textContent = words;
}
