// Offers the form on an empty page, beside the examples.

import { button, byId, element } from "../dom";

export function offerForm(open: () => void): void {
  byId("welcome-examples", HTMLDivElement).append(
    button(
      { class: "choice" },
      open,
      element("strong", {}, "Use a form"),
      element("span", {}, "Start from a template; the form writes the request"),
    ),
  );
}
