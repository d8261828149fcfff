// The packed package in frameworks that render pages on a server: their builds, with default options. Pages run in Chromium.
//
// Each framework is installed in a temporary folder, so this needs a package registry and takes minutes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { pages, project, run, start } from "../project.mjs";

const works = await pages();

/** Checks a page that shows the result of the server in its text, and that of the browser in its title. */
async function shows(address) {
  assert.match(await (await fetch(address)).text(), /<p id="server">(<!--.*?-->)*false(<!--.*?-->)*<\/p>/);
  await works(address);
}

const inBrowser = 'init().then(() => { document.title = String(validate("{").valid); });';

test("SvelteKit", async (t) => {
  const packages = ["@sveltejs/kit@2", "@sveltejs/adapter-node@5", "@sveltejs/vite-plugin-svelte@6", "svelte@5", "vite@7"];
  const cwd = project("sveltekit", packages, {
    "svelte.config.js": 'import adapter from "@sveltejs/adapter-node";\nexport default { kit: { adapter: adapter() } };\n',
    "vite.config.js": 'import { sveltekit } from "@sveltejs/kit/vite";\nexport default { plugins: [sveltekit()] };\n',
    "src/app.html": "<!doctype html><html><head>%sveltekit.head%</head><body>%sveltekit.body%</body></html>",
    "src/routes/+page.server.js":
      'import { validate } from "target-groups";\nexport const load = () => ({ valid: validate("{").valid });\n',
    "src/routes/+page.svelte": `<script>
import { onMount } from "svelte";
import init, { validate } from "target-groups";
let { data } = $props();
onMount(() => { ${inBrowser} });
</script>
<p id="server">{data.valid}</p>
`,
  });
  run(process.execPath, ["node_modules/vite/bin/vite.js", "build"], cwd);
  await shows(await start(t, ["build/index.js"], cwd, { HOST: "127.0.0.1" }));
});

test("Astro", async (t) => {
  const cwd = project("astro", ["astro@5", "@astrojs/node@9"], {
    "astro.config.mjs": 'import node from "@astrojs/node";\nexport default { output: "server", adapter: node({ mode: "standalone" }) };\n',
    "src/pages/index.astro": `---
import { validate } from "target-groups";
const { valid } = validate("{");
---
<html><head><title>-</title></head><body><p id="server">{String(valid)}</p>
<script>
import init, { validate } from "target-groups";
${inBrowser}
</script></body></html>
`,
  });
  run(process.execPath, ["node_modules/astro/astro.js", "build"], cwd, { ASTRO_TELEMETRY_DISABLED: "1" });
  await shows(await start(t, ["dist/server/entry.mjs"], cwd, { HOST: "127.0.0.1" }));
});

test("Nuxt", async (t) => {
  const cwd = project("nuxt", ["nuxt@4", "vue@3"], {
    "nuxt.config.mjs": "export default { telemetry: false };\n",
    "app/app.vue": `<script setup>
import init, { validate } from "target-groups";
const { data } = await useFetch("/api/valid");
onMounted(() => { ${inBrowser} });
</script>
<template><p id="server">{{ String(data.valid) }}</p></template>
`,
    "server/api/valid.get.js":
      'import { validate } from "target-groups";\nexport default defineEventHandler(() => ({ valid: validate("{").valid }));\n',
  });
  run(process.execPath, ["node_modules/nuxt/bin/nuxt.mjs", "build"], cwd, { NUXT_TELEMETRY_DISABLED: "1" });
  await shows(await start(t, [".output/server/index.mjs"], cwd, { HOST: "127.0.0.1" }));
});
