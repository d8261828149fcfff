// Starts the browser of the tests. It makes no calls of its own, and is closed after the tests of the file.

import { after } from "node:test";
import { chromium } from "playwright-core";

const QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** How to start the browser of this machine. Root has no sandbox. */
export function launchOptions() {
  const isRoot = process.getuid?.() === 0;
  return { executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: isRoot ? [...QUIET, "--no-sandbox"] : QUIET };
}

export async function launchBrowser() {
  const browser = await chromium.launch(launchOptions());
  after(() => browser.close());
  return browser;
}
