// How CodeMirror looks: the page's own colours, which reach into the shadow root as custom properties.

import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const underline = (colour: string): Record<string, string> => ({
  backgroundImage: "none",
  textDecoration: `underline wavy ${colour} 1px`,
  textDecorationSkipInk: "none",
  textUnderlineOffset: "3px",
});

const point = (colour: string): Record<string, string> => ({ borderBottomColor: colour });

const theme = EditorView.theme({
  "&": { height: "100%", color: "var(--text)", backgroundColor: "transparent", fontSize: "var(--code-size)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.6" },
  ".cm-content": { padding: "0.75rem 0", caretColor: "var(--accent)" },
  ".cm-line": { padding: "0 1rem 0 0.5rem" },
  ".cm-cursor": { borderLeft: "2px solid var(--accent)" },
  ".cm-placeholder": { color: "var(--text-muted)" },
  ".cm-gutters": { color: "var(--text-faint)", backgroundColor: "transparent", border: "none" },
  ".cm-lineNumbers .cm-gutterElement": { minWidth: "3ch", padding: "0 0.5rem 0 0.75rem" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--line)" },
  ".cm-activeLineGutter": { color: "var(--text)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { background: "var(--selection)" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--selection)", outline: "none" },
  "&.cm-focused .cm-nonmatchingBracket": { backgroundColor: "var(--error-surface)" },
  ".cm-lintRange-error": underline("var(--error)"),
  ".cm-lintRange-warning": underline("var(--warning)"),
  ".cm-lintRange-info": underline("var(--info)"),
  ".cm-lintRange-active": { backgroundColor: "var(--selection)" },
  ".cm-lintPoint-error:after": point("var(--error)"),
  ".cm-lintPoint-warning:after": point("var(--warning)"),
  ".cm-lintPoint-info:after": point("var(--info)"),
  ".cm-tooltip": { color: "var(--text)", backgroundColor: "var(--surface)", border: "1px solid var(--border-strong)", borderRadius: "8px", boxShadow: "var(--shadow)", maxWidth: "36rem" },
  ".cm-tooltip-section:not(:first-child)": { borderTop: "1px solid var(--border)" },
  ".cm-tooltip.cm-tooltip-autocomplete": { padding: "0.25rem" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", fontSize: "var(--code-size)", maxHeight: "16rem" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { display: "flex", gap: "1.5rem", justifyContent: "space-between", alignItems: "center", minHeight: "1.75rem", padding: "0.125rem 0.5rem", borderRadius: "6px" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { color: "var(--text)", backgroundColor: "var(--selection)", outline: "1px solid transparent" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "700" },
  ".cm-completionDetail": { marginLeft: "0", color: "var(--text-muted)", fontFamily: "var(--sans)", fontStyle: "normal", fontSize: "0.75rem" },
  "li[aria-selected] > .cm-completionDetail": { color: "var(--text)" },
  ".cm-tooltip.cm-completionInfo": { padding: "0.5rem 0.75rem", maxWidth: "22rem", fontFamily: "var(--sans)", fontSize: "0.875rem" },
  ".cm-explanation": { maxHeight: "min(26rem, 70vh)", padding: "0.5rem 0.75rem", overflow: "auto", fontFamily: "var(--sans)", fontSize: "0.875rem", lineHeight: "1.5" },
  ".cm-explanation p": { margin: "0 0 0.25rem" },
  ".cm-explanation strong": { fontFamily: "var(--mono)", fontSize: "var(--code-size)" },
  ".cm-explanation span": { color: "var(--text-muted)" },
  ".cm-explanation dl": { display: "grid", gridTemplateColumns: "max-content 1fr", margin: "0.5rem 0 0", gap: "0.125rem 0" },
  ".cm-explanation dl > div": { display: "grid", gridColumn: "1 / -1", gridTemplateColumns: "subgrid", alignItems: "baseline", columnGap: "0.75rem", padding: "0 0.375rem", borderRadius: "4px" },
  ".cm-explanation dl > .cm-explanation-chosen": { backgroundColor: "var(--selection)", outline: "1px solid transparent" },
  ".cm-explanation dt": { fontFamily: "var(--mono)", fontSize: "0.75rem" },
  ".cm-explanation dd": { margin: "0" },
  ".cm-diagnostic": { padding: "0.5rem 0.75rem", fontFamily: "var(--sans)", fontSize: "0.875rem", borderLeftWidth: "3px" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--error)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--warning)" },
  ".cm-diagnostic-info": { borderLeftColor: "var(--info)" },
  ".cm-diagnosticAction": { color: "var(--on-accent)", backgroundColor: "var(--accent)", borderRadius: "6px", padding: "0.2rem 0.5rem", font: "inherit" },
});

const syntax = HighlightStyle.define([
  { tag: tags.propertyName, color: "var(--syntax-key)" },
  { tag: tags.string, color: "var(--syntax-string)" },
  { tag: tags.number, color: "var(--syntax-number)" },
  { tag: [tags.bool, tags.null], color: "var(--syntax-word)" },
  { tag: [tags.punctuation, tags.separator, tags.brace, tags.squareBracket], color: "var(--text-muted)" },
]);

export const appearance: Extension = [theme, syntaxHighlighting(syntax)];
