// The reference pages, made of docs/*.md while the page is built.

import { readFileSync } from "node:fs";
import { Marked, Renderer, type RendererObject } from "marked";
import type { Plugin } from "vite";

/** Stands where a page of Markdown goes. */
const PLACE = /<!-- markdown: (\w+) -->/;

export function referencePages(): Plugin {
  return {
    name: "reference-pages",
    transformIndexHtml: { order: "pre", handler: (html) => html.replace(PLACE, (_place, name: string) => render(read(name))) },
  };
}

function read(name: string): string {
  return readFileSync(new URL(`../../docs/${name}.md`, import.meta.url), "utf8");
}

const renderer: RendererObject = {
  /** With the anchors that GitHub gives. */
  heading({ tokens, text, depth }) {
    const id = text.replaceAll("`", "").replaceAll(" ", "-").toLowerCase();
    return `<h${depth} id="${id}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
  },
  /** Wide tables scroll for themselves, also by keyboard. */
  table(token) {
    return `<div class="table" role="group" aria-label="Table" tabindex="0">${Renderer.prototype.table.call(this, token)}</div>\n`;
  },
  code({ text, lang }) {
    const lines = lang === "diff" ? text.split("\n").map(changed).join("\n") : escape(text);
    return `<pre><code>${lines}</code></pre>\n`;
  },
  /** Only the note that says how the file was made. */
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

function changed(line: string): string {
  const text = escape(line);
  if (line.startsWith("+ ")) return `<ins>${text}</ins>`;
  return line.startsWith("- ") ? `<del>${text}</del>` : text;
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
