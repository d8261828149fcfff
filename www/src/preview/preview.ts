// The preview: summary, timeline, body, commands and predicted response.

import { preview, type Preview } from "target-groups";
import { BASE_URL } from "../base-url";
import { codeBlock } from "../code-block";
import { makeCopyButton } from "../copy";
import { byId, element } from "../dom";
import { language } from "../language";
import { changesTable } from "./changes";
import { summaryCards } from "./summary";
import { makeTabs } from "./tabs";
import { timelineParts } from "./timeline";

/** A tab shows one text of the preview. */
type View = "body" | "curl" | "fetch" | "response";

const views: { id: View; title: string }[] = [
  { id: "body", title: "Body" },
  { id: "curl", title: "curl" },
  { id: "fetch", title: "fetch" },
  { id: "response", title: "Predicted response" },
];
/** The delay after typing, so that the preview does not slow down typing. */
const PAUSE_MS = 120;

const panel = byId("preview-panel", HTMLDivElement);
const summary = byId("preview-summary", HTMLDivElement);
const timeline = byId("preview-timeline", HTMLDivElement);
const notice = byId("notice", HTMLParagraphElement);

/** Returns the function to call after each change of the text. */
export function openPreview(text: () => string): () => void {
  let view: View = "body";
  let timer: ReturnType<typeof setTimeout> | undefined;
  let started = false;

  const current = (): Preview | undefined =>
    started && text().trim() !== "" ? preview(text(), { baseUrl: BASE_URL, locale: language() }) : undefined;
  const show = (): void => {
    clearTimeout(timer);
    const shown = current();
    const content = shown?.[view] ?? "";
    const changes = shown && view === "response" ? changesTable(shown.changes) : undefined;
    panel.replaceChildren(
      ...(changes ? [changes] : []),
      content === "" ? emptyPreview() : codeBlock(content, view === "body" || view === "response"),
    );
    showSummary(shown);
    timeline.replaceChildren(...(shown ? timelineParts(shown.timeline) : []));
    timeline.hidden = timeline.childElementCount === 0;
    copy.hidden = content === "";
  };
  const copy = makeCopyButton(byId("copy-preview", HTMLButtonElement), "Copy", () => current()?.[view] ?? "");
  makeTabs(byId("preview-tabs", HTMLDivElement), panel, views, (chosen) => {
    view = chosen;
    show();
  });

  return () => {
    clearTimeout(timer);
    if (notice.lang !== language()) showNotice();
    started = true;
    if (copy.hidden) show();
    else timer = setTimeout(show, PAUSE_MS);
  };
}

/** Shows the cards of the summary, and keeps those open that the user has opened. */
function showSummary(shown: Preview | undefined): void {
  const isOpen = summary.querySelector("details")?.open ?? false;
  summary.replaceChildren(...(shown ? summaryCards(shown) : []));
  for (const details of summary.querySelectorAll("details")) details.open = isOpen;
  summary.lang = language();
  summary.hidden = summary.childElementCount === 0;
}

function emptyPreview(): HTMLElement {
  return element("p", { class: "empty" }, "The preview of the request and its response appears here.");
}

/** Shows the notice. It does not depend on the request, so it is only updated with the language. */
function showNotice(): void {
  notice.lang = language();
  notice.textContent = preview("{}", { locale: language() }).notice;
  notice.hidden = notice.textContent === "";
}
