// The packed package in pages without a bundler: modules with an import map, and every kind of worker. They run in Chromium.

import { cpSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { build } from "esbuild";
import { pages, project, serveFolder } from "../project.mjs";

const map = JSON.stringify({
  imports: {
    "target-groups": "./package/browser.js",
    "target-groups/core": "./package/core-browser.js",
    "target-groups/inline": "./package/inline.js",
  },
});
const html = (script) => `<!doctype html><title>-</title><script type="importmap">${map}</script><script type="module">${script}</script>`;
const show = "document.title = String";

/** A worker has no import map, so it names the file. It answers the first message. */
const worker = (file) => `
  import init, { validate } from "./package/${file}.js";
  addEventListener("message", ({ data, ports: [port] }) => init().then(() => port.postMessage(validate(data).valid)));
`;
const ask = (target) => `
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => { ${show}(data); };
  ${target}.postMessage("{", [port2]);
`;
/** A service worker may be in use before it is activated, and must not wait while it is installed. */
const register = (options) => `
  await navigator.serviceWorker.register("service.js", ${options});
  const { active } = await navigator.serviceWorker.ready;
  ${ask("active")}
`;

const entries = ["target-groups", "target-groups/core", "target-groups/inline"];
const modules = entries.map((entry, index) => [
  `module-${index}.html`,
  html(`import init, { validate } from "${entry}"; await init(); ${show}(validate("{").valid);`),
]);
const folder = project("pages", [], {
  ...Object.fromEntries(modules),
  "worker.js": worker("browser"),
  "core-worker.js": worker("core-browser"),
  "service.js": worker("browser"),
  "worker.html": html(ask('new Worker("worker.js", { type: "module" })')),
  "core-worker.html": html(ask('new Worker("core-worker.js", { type: "module" })')),
  "service.html": html(register('{ type: "module" }')),
});
cpSync(join(folder, "node_modules/target-groups/dist"), join(folder, "package"), { recursive: true });
const works = await pages();
const address = await serveFolder(folder);

for (const [name, file] of [
  ["a module, target-groups", "module-0"],
  ["a module, target-groups/core", "module-1"],
  ["a module, target-groups/inline", "module-2"],
  ["a module worker", "worker"],
  ["a module worker with the small module", "core-worker"],
  ["a service worker", "service"],
])
  test(`${name}, without a bundler`, () => works(`${address}/${file}.html`));

for (const [name, script] of [
  ["a classic worker", ask('new Worker("classic.js")')],
  ["a classic service worker", register("{}").replace("service.js", "classic.js")],
])
  test(`${name}: the inline entry in a bundle`, async () => {
    const cwd = project(name.replaceAll(" ", "-"), [], {
      "worker.mjs": worker("browser").replace("./package/browser.js", "target-groups/inline"),
      "index.html": html(script),
    });
    await build({
      entryPoints: [join(cwd, "worker.mjs")],
      bundle: true,
      format: "iife",
      outfile: join(cwd, "classic.js"),
      absWorkingDir: cwd,
    });
    await works(await serveFolder(cwd));
  });
