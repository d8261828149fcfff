// Builds the pages of the documentation from layout.html and docs/*.md.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { escape, firstParagraph, render, titleOf } from "./markdown.ts";
import { PAGE_GROUPS, PAGES } from "./pages.ts";

/** The path of a page below the folder of the playground, as Vite resolves it. The file does not exist; the plugin returns its text. */
const fileOf = (name: string): string => fileURLToPath(new URL(`./${name}.html`, import.meta.url));

const NAMES = new Map(PAGES.map((name) => [fileOf(name), name]));

/** The pages as entries of the build. */
export const pageEntries: Record<string, string> = Object.fromEntries(PAGES.map((name) => [`docs-${name}`, fileOf(name)]));

export function documentation(): Plugin {
  return {
    name: "documentation",
    enforce: "pre",
    resolveId: (id) => (NAMES.has(id) ? id : undefined),
    load(id) {
      const name = NAMES.get(id);
      return name === undefined ? undefined : page(name);
    },
  };
}

function page(name: string): string {
  const markdown = markdownOf(name);
  const values: Record<string, string> = {
    title: escape(titleOf(markdown)),
    description: escape(firstParagraph(markdown)),
    menu: menu(name),
    content: render(markdown, PAGES),
  };
  return read("./layout.html").replace(/\{\{(\w+)\}\}/g, (_placeholder, key: string) => values[key] ?? "");
}

function menu(current: string): string {
  return PAGE_GROUPS.map(({ title, pages }) => `<h2>${title}</h2>\n<ul>\n${pages.map((name) => item(name, current)).join("")}</ul>\n`).join(
    "",
  );
}

function item(name: string, current: string): string {
  const mark = name === current ? ' aria-current="page"' : "";
  return `<li><a href="./${name}.html"${mark}>${escape(titleOf(markdownOf(name)))}</a></li>\n`;
}

function markdownOf(name: string): string {
  return read(`../../docs/${name}.md`);
}

function read(path: string): string {
  return readFileSync(new URL(path, import.meta.url), "utf8");
}
