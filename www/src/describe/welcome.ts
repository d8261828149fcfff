// The form as a way to begin on an empty page, beside the examples.

import { button, byId, element } from "../dom";

export function offerDescribing(open: () => void): void {
  byId("welcome-examples", HTMLDivElement).append(
    button(
      { class: "choice" },
      open,
      element("strong", {}, "Describe it"),
      element("span", {}, "Fill in a form, and the request is written along"),
    ),
  );
}
