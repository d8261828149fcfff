// The "Describe it" tab: the request as a form, beside its text.

import type { Range } from "target-groups";
import { byId, element } from "../dom";
import type { Editor } from "../editor/editor";
import { makeTabs } from "../preview/tabs";
import { openPanel, type Panel } from "./panel";

export interface Describing {
  /** After each change of the text; for the first time when the package is there. */
  follow(): void;
  /** Brings the editor into view. */
  showText(): void;
  /** Brings the form into view. */
  open: () => void;
  isOpen(): boolean;
  /** Says everything again, in the language that is now chosen. */
  translate(): void;
}

type View = "text" | "form";

export function openDescribe(editor: Editor, goTo: (place: { range?: Range | undefined }) => void): Describing {
  const textPart = byId("request-text", HTMLDivElement);
  const place = byId("describe", HTMLDivElement);
  let view: View = "text";
  let panel: Panel | undefined;
  let ready = false;

  const tabs = makeTabs<View>(
    byId("request-tabs", HTMLDivElement),
    byId("request-panel", HTMLDivElement),
    [
      { id: "text", title: "JSON" },
      { id: "form", title: "Describe it" },
    ],
    (chosen) => {
      view = chosen;
      textPart.hidden = view !== "text";
      place.hidden = view !== "form";
      if (view === "form" && ready) opened().follow();
    },
  );
  const showBadge = (isShown: boolean): void => {
    tabs.tab("form")?.replaceChildren("Describe it", ...(isShown ? [element("span", { class: "tab-badge" }, "not written")] : []));
  };
  const opened = (): Panel => (panel ??= openPanel(place, editor, { goTo, showBadge }));
  const showText = (): void => {
    if (view !== "text") tabs.select("text");
  };
  byId("skip-link", HTMLAnchorElement).addEventListener("click", showText);

  return {
    follow: () => {
      ready = true;
      if (view === "form") opened().follow();
      else panel?.followUnseen();
    },
    showText,
    open: () => {
      tabs.select("form");
      panel?.focus();
    },
    isOpen: () => view === "form",
    translate: () => panel?.translate(),
  };
}
