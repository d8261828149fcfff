// The tab with the form, beside the tab with the text.

import type { Range } from "target-groups";
import { byId, element } from "../dom";
import type { Editor } from "../editor/editor";
import { makeTabs } from "../preview/tabs";
import { Panel } from "./panel";

export interface FormTab {
  /** Updates the form after a change of the text. The first call comes when the package has loaded. */
  follow(): void;
  /** Shows the editor. */
  showText(): void;
  /** Shows the form and focuses it. */
  open: () => void;
  isOpen(): boolean;
  /** Updates all texts after a change of the language. */
  translate(): void;
}

type View = "text" | "form";

export function openFormTab(editor: Editor, goTo: (place: { range?: Range | undefined }) => void): FormTab {
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
      { id: "form", title: "Form" },
    ],
    (chosen) => {
      view = chosen;
      textPart.hidden = view !== "text";
      place.hidden = view !== "form";
      if (view === "form" && ready) opened().follow();
    },
  );
  const showBadge = (isShown: boolean): void => {
    tabs.tab("form")?.replaceChildren("Form", ...(isShown ? [element("span", { class: "tab-badge" }, "not applied")] : []));
  };
  const opened = (): Panel => (panel ??= new Panel(place, editor, { goTo, showBadge }));
  const showText = (): void => {
    if (view !== "text") tabs.select("text");
  };
  byId("skip-link", HTMLAnchorElement).addEventListener("click", showText);

  return {
    follow: () => {
      ready = true;
      if (view === "form") opened().follow();
      else panel?.followHidden();
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
