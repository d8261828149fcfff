// Shows a request and its response side by side.

import { codeBlock } from "../code-block";
import { element } from "../dom";
import type { Exchange } from "./recording-fetch";

export function exchangeView({ method, url, body, status, requestId, answer }: Exchange): HTMLElement {
  const responseTitle = status === undefined ? "No response" : `Response with status ${status}`;
  return sideBySide(
    part("Sent", [element("code", {}, `${method} ${url}`)], body, "No body."),
    part(
      responseTitle,
      requestId === undefined ? [] : ["Request id ", element("code", {}, requestId)],
      answer ?? "",
      status === undefined ? "" : answer === undefined ? "The response is incomplete." : "The response is empty.",
    ),
  );
}

/** Places elements side by side if there is room. */
export function sideBySide(...parts: Node[]): HTMLElement {
  return element("div", { class: "exchange-frame" }, element("div", { class: "exchange" }, ...parts));
}

export function textBlock(text: string, label: string): HTMLElement {
  const block = codeBlock(text, isJson(text));
  for (const [name, value] of Object.entries({ class: "exchange-text", tabindex: "0", role: "group", "aria-label": label }))
    block.setAttribute(name, value);
  return block;
}

function part(title: string, about: (Node | string)[], text: string, otherwise: string): HTMLElement {
  const content = text === "" ? (otherwise === "" ? undefined : element("p", { class: "hint" }, otherwise)) : textBlock(text, title);
  const line = about.length === 0 ? undefined : element("p", { class: "exchange-about" }, ...about);
  return element("div", {}, element("p", { class: "exchange-title" }, title), line, content);
}

function isJson(text: string): boolean {
  return /^\s*[[{]/.test(text);
}
