// The browser of the tests: one that is closed after the tests of the file, and calls nobody by itself.

import { after } from "node:test";
import { chromium } from "playwright-core";

const QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync"];

export async function launchBrowser() {
  const isRoot = process.getuid?.() === 0;
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: isRoot ? [...QUIET, "--no-sandbox"] : QUIET,
  });
  after(() => browser.close());
  return browser;
}
