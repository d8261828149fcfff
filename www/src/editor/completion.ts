// Completion at the cursor: with Ctrl+Space, and while a key or value is typed.

import {
  autocompletion,
  pickedCompletion,
  startCompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from "@codemirror/autocomplete";
import type { Extension } from "@codemirror/state";
import type { EditorView, Rect } from "@codemirror/view";
import { complete, type Completion as Offer } from "target-groups";
import { element } from "../dom";
import catalogue from "../examples/events.json";
import { ask } from "./ask";
import { prose } from "./prose";

export function completion(): Extension {
  return autocompletion({ override: [offers], icons: false, positionInfo: besideOrBelow });
}

function offers({ state, pos, explicit }: CompletionContext): CompletionResult | null {
  const text = state.doc.toString();
  const found = ask(() => complete(text, pos, { catalogue })) ?? [];
  const [first] = found;
  if (first === undefined) return null;
  const typed = text.slice(first.from, pos).trimStart();
  const isWritten = found.some(({ from, to, insert }) => text.slice(from, to) === insert);
  if (!explicit && (typed === "" || isWritten)) return null;
  return { from: pos - typed.replace(/^"/, "").length, options: found.map(toOption) };
}

function toOption(offer: Offer, index: number): Completion {
  const { label, detail, documentation } = offer;
  return {
    label,
    ...(detail && { detail }),
    ...(documentation && { info: () => element("div", {}, ...prose(documentation)) }),
    // Keeps the order of the package among options that match equally well.
    sortText: String(index).padStart(3, "0"),
    apply: (view, option) => {
      write(view, offer, option);
    },
  };
}

function write(view: EditorView, { from, to, insert, select }: Offer, option: Completion): void {
  view.dispatch({
    changes: { from, to, insert },
    selection: { anchor: from + select.from, head: from + select.to },
    annotations: pickedCompletion.of(option),
    userEvent: "input.complete",
    scrollIntoView: true,
  });
  const isInQuotes = insert.slice(select.from - 1, select.to + 1) === '""';
  if (isInQuotes) startCompletion(view);
}

/** Places the description beside the list if there is room, otherwise below it. */
function besideOrBelow(_view: EditorView, list: Rect, option: Rect, info: Rect, space: Rect): { style: string } {
  const width = info.right - info.left;
  const top = Math.max(space.top, Math.min(option.top, space.bottom - (info.bottom - info.top))) - list.top;
  if (space.right - list.right >= width) return { style: `left: 100%; top: ${top}px` };
  if (list.left - space.left >= width) return { style: `right: 100%; top: ${top}px` };
  return { style: `left: ${Math.min(0, space.right - list.left - width)}px; top: 100%` };
}
