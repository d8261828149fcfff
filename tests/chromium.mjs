// Starts the browser of the tests. It makes no calls of its own, and is closed after the tests of the file.

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
