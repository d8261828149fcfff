// Before a request leaves the page: the very request, shown, and a question of which the answer is no unless somebody says yes.

import { preview } from "target-groups";
import { byId, element } from "../dom";
import { plural } from "../plural";
import { textBlock } from "./exchange-view";
import type { RehearsedCall } from "./rehearse";

const DOTS = "••••••••";
const SEND = "send";

const dialog = byId("confirm", HTMLDialogElement);
const place = byId("confirm-request", HTMLDivElement);

/** Resolves with whether it may leave. */
export function confirmSending(call: RehearsedCall): Promise<boolean> {
  const host = new URL(call.url).host;
  byId("confirm-title", HTMLHeadingElement).textContent = `Send to ${host}?`;
  byId("confirm-send", HTMLButtonElement).textContent = `Send to ${host}`;
  place.replaceChildren(...requestParts(call));
  // Escape leaves the value of the time before.
  dialog.returnValue = "";
  return new Promise((resolve) => {
    dialog.addEventListener(
      "close",
      () => {
        place.replaceChildren();
        resolve(dialog.returnValue === SEND);
      },
      { once: true },
    );
    dialog.showModal();
  });
}

function requestParts({ method, url, headers, body }: RehearsedCall): Node[] {
  const { summary, notice, report } = preview(body, { baseUrl: url });
  const warnings = report.diagnostics.filter(({ severity }) => severity === "warning").length;
  const rows = headers.map(({ name, value }) => element("div", {}, element("dt", {}, name), element("dd", {}, value ?? secret())));
  return [
    element("p", { class: "confirm-line" }, element("code", {}, `${method} ${url}`)),
    element("p", {}, summary),
    element("p", { class: "hint" }, notice),
    ...(warnings === 0 ? [] : [element("p", { class: "confirm-warnings" }, `The list of problems has ${plural(warnings, "warning")}.`)]),
    element("dl", { class: "confirm-headers", "aria-label": "Headers" }, ...rows),
    textBlock(body, "Body, exactly as it is sent"),
  ];
}

function secret(): HTMLElement {
  return element("span", {}, element("span", { "aria-hidden": "true" }, DOTS), element("span", { class: "visually-hidden" }, "hidden"));
}
