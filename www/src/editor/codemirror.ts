// CodeMirror with the extensions for JSON. Loaded after the page.

import { defaultKeymap, history, historyKeymap, isolateHistory, redo, undo } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { nextDiagnostic, previousDiagnostic, setDiagnostics, type Diagnostic } from "@codemirror/lint";
import { EditorState, type Extension } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  placeholder,
} from "@codemirror/view";
import type { TextEdit } from "target-groups";
import { appearance } from "./appearance";
import { normaliseLineBreaks } from "./change";
import { completion } from "./completion";
import { explanation } from "./explanation";
import type { EditorHost, Mark, TextEditor } from "./text-editor";

export { colouredJson } from "./coloured-json";

/** Makes a change a separate step of the undo history. */
const oneStep = isolateHistory.of("full");

export function openCodeMirror(text: string, changes: readonly TextEdit[], host: EditorHost): TextEditor {
  let replaying = true;
  const changed = EditorView.updateListener.of((update) => {
    if (update.docChanged && !replaying) host.onChange();
  });
  const view = new EditorView({
    state: EditorState.create({ doc: text, extensions: [extensions(host), changed] }),
    // In a shadow root, CodeMirror uses constructed style sheets, which the Content-Security-Policy allows.
    parent: host.element.shadowRoot ?? host.element.attachShadow({ mode: "open" }),
  });
  describe(view.contentDOM, host.hint);
  for (const change of changes) view.dispatch({ changes: change, annotations: oneStep });
  replaying = false;

  return {
    text: () => view.state.doc.toString(),
    selection: () => view.state.selection.main,
    replace: (edit) => {
      replace(view, edit);
    },
    select: ({ from, to }) => {
      const end = view.state.doc.length;
      const range = { anchor: Math.min(from, end), head: Math.min(to, end) };
      view.dispatch({ selection: range, effects: EditorView.scrollIntoView(range.anchor, { y: "center" }) });
      view.focus();
    },
    mark: (marks) => {
      view.dispatch(setDiagnostics(view.state, marks.map(toDiagnostic)));
    },
    undo: () => undo(view),
    redo: () => redo(view),
  };
}

function extensions(host: EditorHost): Extension {
  return [
    lineNumbers(),
    history(),
    drawSelection(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    bracketMatching(),
    indentOnInput(),
    indentUnit.of("  "),
    json(),
    completion(),
    explanation(),
    EditorState.tabSize.of(2),
    placeholder(host.placeholder),
    // Tab has no binding, so that it moves the focus out of the editor.
    keymap.of([{ key: "F8", run: nextDiagnostic, shift: previousDiagnostic }, ...historyKeymap, ...defaultKeymap]),
    EditorView.contentAttributes.of({ "aria-label": host.label, tabindex: "0" }),
    appearance,
  ];
}

function replace(view: EditorView, { from, to, insert }: TextEdit): void {
  const text = normaliseLineBreaks(insert);
  view.dispatch({
    changes: { from, to, insert: text },
    selection: { anchor: from },
    annotations: oneStep,
    scrollIntoView: true,
  });
}

function toDiagnostic({ from, to, severity, message, fix }: Mark): Diagnostic {
  const actions = fix ? [{ name: fix.title, apply: fix.apply }] : [];
  return { from, to, severity, message, actions };
}

/** Describes the editor by an element outside of its shadow root, which an id cannot refer to. */
function describe(content: HTMLElement, hint: HTMLElement): void {
  content.ariaDescribedByElements = [hint];
}
