// Puts head.html into the head of every page.

import { readFileSync } from "node:fs";
import type { Plugin } from "vite";

const PLACEHOLDER = "<!-- head.html -->";

export function sharedHead(): Plugin {
  const head = readFileSync(new URL("./head.html", import.meta.url), "utf8").trim();
  return { name: "shared-head", transformIndexHtml: { order: "pre", handler: (html) => html.replace(PLACEHOLDER, head) } };
}
