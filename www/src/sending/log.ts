// The log of requests and responses. It is in memory only and contains no credentials.

import { byId, element } from "../dom";
import type { Mode } from "./connection";
import { exchangeView } from "./exchange-view";
import type { Exchange } from "./recording-fetch";

export interface Entry {
  mode: Mode;
  /** The action and its result. */
  title: string;
  tone: "success" | "warning" | "error" | "none";
  /** The name of the group. */
  name: string;
  message: string;
  exchanges: readonly Exchange[];
}

/** The number of entries in the log. Older ones are removed. */
const MAX_ENTRIES = 100;

const card = byId("log", HTMLElement);
const list = byId("log-entries", HTMLOListElement);

/** Returns the function that adds an entry. `onClear` moves the focus after the log is cleared. */
export function openLog(onClear: () => void): (entry: Entry) => void {
  byId("log-clear", HTMLButtonElement).addEventListener("click", () => {
    list.replaceChildren();
    card.hidden = true;
    onClear();
  });
  return (entry) => {
    list.prepend(element("li", {}, entryView(entry, new Date())));
    while (list.childElementCount > MAX_ENTRIES) list.lastElementChild?.remove();
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
  // The content is created when the entry is opened, because it may be long.
  view.addEventListener("toggle", () => {
    if (!view.open || view.childElementCount > 1) return;
    view.append(...(message === "" ? [] : [element("p", { class: "log-message" }, message)]), ...exchanges.map(exchangeView));
    if (exchanges.length === 0) view.append(element("p", { class: "log-message" }, "Nothing was sent."));
  });
  return view;
}
