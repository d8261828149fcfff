// How what opens above the text looks: problems, completions and explanations.

import { EditorView } from "@codemirror/view";

export const popups = EditorView.theme({
  ".cm-tooltip": { color: "var(--text)", backgroundColor: "var(--surface)", border: "1px solid var(--border-strong)", borderRadius: "8px", boxShadow: "var(--shadow)", maxWidth: "36rem" },
  ".cm-tooltip-section:not(:first-child)": { borderTop: "1px solid var(--border)" },
  ".cm-tooltip.cm-tooltip-autocomplete": { padding: "0.25rem" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", fontSize: "var(--code-size)", maxHeight: "16rem" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { display: "flex", gap: "1.5rem", justifyContent: "space-between", alignItems: "center", minHeight: "1.75rem", padding: "0.125rem 0.5rem", borderRadius: "6px" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { color: "var(--text)", backgroundColor: "var(--selection)", outline: "1px solid transparent" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "700" },
  ".cm-completionDetail": { marginLeft: "0", color: "var(--text-muted)", fontFamily: "var(--sans)", fontStyle: "normal", fontSize: "0.75rem" },
  "li[aria-selected] > .cm-completionDetail": { color: "var(--text)" },
  ".cm-tooltip.cm-completionInfo": { width: "max-content", maxWidth: "min(22rem, 100vw)", padding: "0.5rem 0.75rem", fontFamily: "var(--sans)", fontSize: "0.875rem" },
  ".cm-explanation": { maxHeight: "min(26rem, 70vh)", padding: "0.5rem 0.75rem", overflow: "auto", fontFamily: "var(--sans)", fontSize: "0.875rem", lineHeight: "1.5" },
  ".cm-explanation p": { margin: "0 0 0.25rem" },
  ".cm-explanation strong": { fontFamily: "var(--mono)", fontSize: "var(--code-size)" },
  ".cm-explanation code, .cm-completionInfo code": { fontFamily: "var(--mono)", fontSize: "var(--code-size)" },
  ".cm-explanation span": { color: "var(--text-muted)" },
  ".cm-explanation .cm-explanation-source": { margin: "0.5rem 0 0", color: "var(--text-muted)", fontSize: "0.8125rem" },
  ".cm-explanation a": { color: "inherit" },
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
