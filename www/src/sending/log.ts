// Requests and answers of this visit. They live in memory only, and hold no credentials.

import { byId, element } from "../dom";
import type { Mode } from "./connection";
import { exchangeView } from "./exchange-view";
import type { Exchange } from "./wire";

export interface Entry {
  mode: Mode;
  /** What was done, and what became of it. */
  title: string;
  tone: "success" | "warning" | "error" | "none";
  /** The name of the group. */
  name: string;
  message: string;
  exchanges: readonly Exchange[];
}

/** More would be kept for nobody. */
const MOST_ENTRIES = 100;

const card = byId("log", HTMLElement);
const list = byId("log-entries", HTMLOListElement);

/** Gives the function that adds to the log. `onClear`: where the focus goes when the log is gone. */
export function openLog(onClear: () => void): (entry: Entry) => void {
  byId("log-clear", HTMLButtonElement).addEventListener("click", () => {
    list.replaceChildren();
    card.hidden = true;
    onClear();
  });
  return (entry) => {
    list.prepend(element("li", {}, entryView(entry, new Date())));
    while (list.childElementCount > MOST_ENTRIES) list.lastElementChild?.remove();
    card.hidden = false;
  };
}

function entryView({ mode, title, tone, name, message, exchanges }: Entry, time: Date): HTMLElement {
  const last = exchanges.at(-1);
  const heading = element(
    "summary",
    {},
    element("time", { datetime: time.toISOString() }, time.toLocaleTimeString()),
    " ",
    element("span", { class: "log-mode" }, mode === "live" ? "Live" : "Simulated"),
    " ",
    element("strong", {}, title),
    ...(last?.status === undefined ? [] : [" ", element("span", {}, `Status ${last.status}`)]),
    ...(name === "" ? [] : [" ", element("span", { class: "log-name" }, name)]),
    ...(last?.requestId === undefined ? [] : [" ", element("code", {}, last.requestId)]),
  );
  const view = element("details", { class: "log-entry", "data-mode": mode, "data-tone": tone }, heading);
  // Long texts are put into the page when somebody wants to read them.
  view.addEventListener("toggle", () => {
    if (!view.open || view.childElementCount > 1) return;
    view.append(...(message === "" ? [] : [element("p", { class: "log-message" }, message)]), ...exchanges.map(exchangeView));
    if (exchanges.length === 0) view.append(element("p", { class: "log-message" }, "Nothing left this page."));
  });
  return view;
}
