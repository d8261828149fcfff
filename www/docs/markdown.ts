// Builds the reference pages from layout.html and docs/*.md.

import { readFileSync } from "node:fs";
import { Marked, Renderer, type RendererObject } from "marked";
import type { Plugin } from "vite";

/** The placeholder of a reference page. */
const PLACEHOLDER = /<!-- reference page: (\w+) -->/;

const DESCRIPTIONS: Record<string, string> = {
  fields: "All fields of a target-group request and its response.",
  rules: "All rules of validate for a target-group request, with examples and fixes.",
};

export function referencePages(): Plugin {
  return {
    name: "reference-pages",
    transformIndexHtml: { order: "pre", handler: (html) => html.replace(PLACEHOLDER, (_placeholder, name: string) => page(name)) },
  };
}

function page(name: string): string {
  const values: Record<string, string> = {
    title: name.charAt(0).toUpperCase() + name.slice(1),
    description: DESCRIPTIONS[name] ?? "",
    content: render(read(`../../docs/${name}.md`)),
  };
  return read("./layout.html")
    .replace(`href="./${name}.html"`, `$& aria-current="page"`)
    .replace(/\{\{(\w+)\}\}/g, (_placeholder, key: string) => values[key] ?? "");
}

function read(path: string): string {
  return readFileSync(new URL(path, import.meta.url), "utf8");
}

const renderer: RendererObject = {
  /** Headings have the same anchors as on GitHub. */
  heading({ tokens, text, depth }) {
    const id = text.replaceAll("`", "").replaceAll(" ", "-").toLowerCase();
    return `<h${depth} id="${id}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
  },
  /** Wide tables scroll separately, and can be focused for scrolling with the keyboard. */
  table(token) {
    return `<div class="table" role="group" aria-label="Table" tabindex="0">${Renderer.prototype.table.call(this, token)}</div>\n`;
  },
  code({ text, lang }) {
    const lines = lang === "diff" ? text.split("\n").map(highlightChange).join("\n") : escape(text);
    return `<pre><code>${lines}</code></pre>\n`;
  },
  /** HTML is only used for the comment at the start of the file. */
  html: () => "",
};

const marked = new Marked({
  renderer,
  walkTokens: (token) => {
    if (token.type === "link") token.href = String(token.href).replace(/\.md(?=#|$)/, ".html");
  },
});

function render(markdown: string): string {
  return marked.parse(markdown, { async: false });
}

function highlightChange(line: string): string {
  const text = escape(line);
  if (line.startsWith("+ ")) return `<ins>${text}</ins>`;
  return line.startsWith("- ") ? `<del>${text}</del>` : text;
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
