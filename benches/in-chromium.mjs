// Runs the suite in Chromium, in a page that Vite bundles like an application.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { build, preview } from "vite";

const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync"];
const folder = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const published = readFileSync(new URL("../tests/data/published/count.request.json", import.meta.url), "utf8");

// Isolated pages have a clock resolution of 5 µs. That of other pages is too coarse for rounds of 2 ms.
const isolated = { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" };

const site = {
  root: folder("page"),
  configFile: false,
  logLevel: "error",
  build: { outDir: folder("../target/bench-page"), emptyOutDir: true, target: "esnext", chunkSizeWarningLimit: 4_000 },
  preview: { host: "127.0.0.1", port: 0, headers: isolated },
};

export async function measureInChromium() {
  await build(site);
  const server = await preview(site);
  const browser = await launch();
  try {
    return await measureOn(await browser.newPage(), server.resolvedUrls.local[0], browser.version());
  } finally {
    await browser.close();
    await server.close();
  }
}

function launch() {
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [...quiet, ...sandbox, "--js-flags=--no-liftoff"],
  });
}

async function measureOn(page, address, version) {
  page.on("console", (message) => console.error(`  Chromium: ${message.text()}`));
  page.on("pageerror", (error) => console.error(error));
  await page.goto(address);
  await page.waitForFunction(() => globalThis.measure !== undefined);
  const { rows } = await page.evaluate((text) => globalThis.measure(text), published);
  return { environment: `Chromium ${version.split(".")[0]}`, rows };
}
