// Asks for confirmation before a live request is sent, and shows the exact request. The default is not to send it.

import { preview } from "target-groups";
import { byId, element } from "../dom";
import { plural } from "../plural";
import { textBlock } from "./exchange-view";
import type { PreparedCall } from "./dry-run";

const DOTS = "••••••••";
const SEND = "send";

const dialog = byId("confirm", HTMLDialogElement);
const place = byId("confirm-request", HTMLDivElement);

/** Resolves with true if the user confirms. */
export function confirmSending(call: PreparedCall): Promise<boolean> {
  const host = new URL(call.url).host;
  byId("confirm-title", HTMLHeadingElement).textContent = `Send to ${host}?`;
  byId("confirm-send", HTMLButtonElement).textContent = `Send to ${host}`;
  place.replaceChildren(...requestParts(call));
  // Escape does not reset the value of the previous time.
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

function requestParts({ method, url, headers, body }: PreparedCall): Node[] {
  const { summary, notice, report } = preview(body, { baseUrl: url });
  const warnings = report.diagnostics.filter(({ severity }) => severity === "warning").length;
  const rows = headers.map(({ name, value }) => element("div", {}, element("dt", {}, name), element("dd", {}, value ?? secret())));
  return [
    element("p", { class: "confirm-line" }, element("code", {}, `${method} ${url}`)),
    element("p", {}, summary),
    element("p", { class: "hint" }, notice),
    ...(warnings === 0 ? [] : [element("p", { class: "confirm-warnings" }, `The request has ${plural(warnings, "warning")}.`)]),
    element("dl", { class: "confirm-headers", "aria-label": "Headers" }, ...rows),
    textBlock(body, "Body"),
  ];
}

function secret(): HTMLElement {
  return element("span", {}, element("span", { "aria-hidden": "true" }, DOTS), element("span", { class: "visually-hidden" }, "hidden"));
}
