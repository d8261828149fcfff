// Descriptions of fields and values: under the mouse pointer, and with F1 at the cursor.

import type { Extension } from "@codemirror/state";
import { activateHover, closeHoverTooltips, EditorView, hasHoverTooltips, hoverTooltip, keymap, type Tooltip } from "@codemirror/view";
import { hover, type Hover, type Source } from "target-groups";
import { element } from "../dom";
import { ask } from "./ask";
import { prose } from "./prose";

export function explanation(): Extension {
  return [
    hoverTooltip(({ state }, pos) => toTooltip(explain(state.doc.toString(), pos))),
    EditorView.domEventHandlers({
      blur: ({ relatedTarget }, view) => {
        const staysInside = relatedTarget instanceof Node && view.dom.contains(relatedTarget);
        if (!staysInside) close(view);
      },
    }),
    keymap.of([
      { key: "F1", run: explainCursor, preventDefault: true },
      { key: "Escape", run: close },
    ]),
  ];
}

function explain(text: string, offset: number): Hover | undefined {
  return ask(() => hover(text, offset));
}

function toTooltip(about: Hover | undefined): Tooltip | null {
  return about === undefined
    ? null
    : { pos: about.range.from, end: about.range.to, above: true, create: (view) => ({ dom: open(view, about) }) };
}

/** The description can be focused, so that the keyboard can scroll it. */
function open(view: EditorView, about: Hover): HTMLElement {
  const dom = render(about);
  dom.addEventListener("blur", () => close(view));
  dom.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    close(view);
    view.focus();
  });
  return dom;
}

/** Shows the description until the text or the cursor changes, and announces it. */
function explainCursor(view: EditorView): boolean {
  const { head } = view.state.selection.main;
  const about = explain(view.state.doc.toString(), head);
  activateHover(view, head, 1, { until: (transaction) => transaction.docChanged || transaction.selection !== undefined });
  view.dispatch({ effects: EditorView.announce.of(about === undefined ? "There is no description for this position." : inWords(about)) });
  return true;
}

function close(view: EditorView): boolean {
  const isOpen = hasHoverTooltips(view.state);
  if (isOpen) view.dispatch({ effects: closeHoverTooltips });
  return isOpen;
}

function render(about: Hover): HTMLElement {
  const words = about.words.map(({ value, meaning, chosen }) =>
    element("div", chosen ? { class: "cm-explanation-chosen" } : {}, element("dt", {}, value), element("dd", {}, meaning)),
  );
  return element(
    "div",
    { class: "cm-explanation", role: "group", "aria-label": `About ${about.title}`, tabindex: "0" },
    element("p", {}, element("strong", {}, about.title), " ", element("span", {}, facts(about))),
    element("p", {}, ...prose(about.meaning)),
    words.length === 0 ? undefined : element("dl", {}, ...words),
    about.source && element("p", { class: "cm-explanation-source" }, "Source: ", link(about.source)),
  );
}

function link({ title, address }: Source): Node | string {
  return address === undefined ? title : element("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, title);
}

function facts({ kind, need, maxLength }: Hover): string {
  const needs = { required: "required", optional: undefined, "answer-only": "only in responses" };
  return [kind, needs[need], maxLength && `up to ${maxLength} characters`].filter(Boolean).join(", ");
}

function inWords(about: Hover): string {
  const words = about.words.map(({ value, meaning }) => `${value}: ${meaning}`);
  const source = about.source === undefined ? [] : [`Source: ${about.source.title}.`];
  return [`${about.title}, ${facts(about)}.`, about.meaning.replaceAll("`", ""), ...words, ...source].join(" ");
}
