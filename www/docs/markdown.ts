// Renders the Markdown of the documentation as HTML.

import { Marked, Renderer, type RendererObject, type Tokens } from "marked";

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

/** Renders a page. Links to other pages are kept; links to other files of the repository are replaced by their text. */
export function render(markdown: string, pages: readonly string[]): string {
  const link = function (this: { parser: Renderer["parser"] }, token: Tokens.Link): string | false {
    const text = this.parser.parseInline(token.tokens);
    const [, name, anchor = ""] = /^(?!\w+:)([\w./-]*?)(?:\.md)?(#.*)?$/.exec(token.href) ?? [];
    if (name === undefined) return false;
    if (name === "") return `<a href="${escape(anchor)}">${text}</a>`;
    return pages.includes(name) ? `<a href="./${name}.html${escape(anchor)}">${text}</a>` : text;
  };
  return new Marked({ renderer: { ...renderer, link } }).parse(markdown, { async: false });
}

/** Returns the first heading. */
export function titleOf(markdown: string): string {
  return /^# (.+)$/m.exec(markdown)?.[1] ?? "";
}

/** Returns the first paragraph as plain text. */
export function firstParagraph(markdown: string): string {
  const paragraphs = markdown.split(/\n\s*\n/).map((part) => part.trim());
  const first = paragraphs.find((part) => part !== "" && !/^(?:#|<|```|\||-)/.test(part)) ?? "";
  return first
    .replace(/\s+/g, " ")
    .replace(/\[([^\]]+)\]\([^)]*\)/g, "$1")
    .replace(/[`*]/g, "");
}

function highlightChange(line: string): string {
  const text = escape(line);
  if (line.startsWith("+ ")) return `<ins>${text}</ins>`;
  return line.startsWith("- ") ? `<del>${text}</del>` : text;
}

/** Escapes text for HTML and for attributes in quotes. */
export function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
