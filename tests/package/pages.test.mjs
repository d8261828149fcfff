// The pages of docs: their code prints what its comments say, and their links lead somewhere.
//
// A block `js` runs in Node as a module, and a block `js cjs` as a CommonJS script. A block `js browser` runs in Chromium, in a page with
// the block `html` before it; with a file name behind it, it is a file beside the page.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, extname, join, normalize } from "node:path";
import { describe, test } from "node:test";
import { transform } from "esbuild";
import { messages } from "target-groups";
import { blocksOf, expectedLines, pageText } from "./page-code.mjs";
import { dist, launchBrowser, root, serve } from "./support.mjs";

const PAGES = ["importing", "start", "validating", "preview", "environments", "errors", "limits", "time-zones", "performance", "successor"];

/** Runs a block in Node, and returns the lines of its output. */
function runInNode(code, type) {
  const run = spawnSync(process.execPath, [`--input-type=${type}`, "--eval", code], {
    cwd: join(root, "tests/package"),
    encoding: "utf8",
  });
  assert.equal(run.status, 0, run.stderr);
  return run.stdout.split("\n").slice(0, -1);
}

// The files of the page that is open in the browser, by their paths.
const files = new Map();
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm" };
const address = await serve((request, response) => {
  const { pathname } = new URL(request.url, "http://host");
  const file = files.get(pathname) ?? (existsSync(join(dist, pathname)) ? readFileSync(join(dist, pathname)) : undefined);
  response.writeHead(file === undefined ? 404 : 200, { "content-type": TYPES[extname(pathname)] ?? "text/plain" }).end(file);
});
const browser = await launchBrowser();
const map = JSON.stringify({ imports: { "target-groups": "/browser.js", "target-groups/core": "/core-browser.js" } });

/** Runs a block in a page, and returns the page and the lines that it logged. */
async function runInBrowser(code, html, others) {
  files.clear();
  // A worker has no import map.
  for (const [name, text] of others) files.set(`/${name}`, text.replace('from "target-groups"', 'from "/browser.js"'));
  files.set("/index.html", `<!doctype html><script type="importmap">${map}</script>${html}<script type="module" src="/main.js"></script>`);
  files.set("/main.js", `${code}\nglobalThis.isDone = true;`);
  const page = await browser.newPage();
  const [lines, errors] = [[], []];
  page.on("console", (message) => message.type() === "log" && lines.push(message.text()));
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(`${address}/index.html`);
  await page.waitForFunction(() => globalThis.isDone, undefined, { timeout: 10_000 }).catch(() => assert.fail(errors.join("\n")));
  assert.deepEqual(errors, []);
  return { page, lines };
}

/** Tries the page of a block as a reader would, by the page of docs. */
const TRIALS = {
  start: async (page) => {
    await page.fill("textarea", '{\n"name": 1\n}');
    assert.match(await page.textContent("pre"), /^2: Invalid type for "name"/m);
  },
  validating: async (page) => {
    await page.fill('input[name="/name"]', "Steps");
    assert.equal(await page.textContent('output[for="/name"]'), "");
    assert.notEqual(await page.textContent('output[for="/targets/0/eventName"]'), "");
    await page.fill('input[name="/targets/0/eventName"]', "walked");
    assert.equal(await page.textContent('output[for="/targets/0/eventName"]'), "");
  },
};

for (const name of PAGES)
  describe(`docs/${name}.md: the code prints what the comments say`, () => {
    const blocks = blocksOf(pageText(`docs/${name}.md`));
    const others = blocks.flatMap(({ info, code }) => (info.startsWith("js browser ") ? [[info.split(" ")[2], code]] : []));
    for (const [index, { info, code }] of blocks.entries()) {
      const title = `block ${index + 1}, ${info}`;
      if (info === "js") test(title, () => assert.deepEqual(runInNode(code, "module"), expectedLines(code)));
      else if (info === "js cjs") test(title, () => assert.deepEqual(runInNode(code, "commonjs"), expectedLines(code)));
      else if (info === "json") test(title, () => assert.ok(JSON.parse(code)));
      else if (info === "jsx") test(title, () => transform(code, { loader: "jsx" }));
      else if (info === "js browser")
        test(title, async () => {
          const before = blocks[index - 1];
          const { page, lines } = await runInBrowser(code, before?.info === "html" ? before.code : "", others);
          assert.deepEqual(lines, expectedLines(code));
          await TRIALS[name]?.(page);
          await page.close();
        });
      else
        test(title, () =>
          assert.ok(/^(js browser [\w-]+\.js|html|sh|text|http)$/.test(info), `a block of the kind "${info}" is not tested`),
        );
    }
  });

test("the pages have code", () => {
  const blocks = PAGES.flatMap((name) => blocksOf(pageText(`docs/${name}.md`)));
  assert.ok(blocks.filter(({ info }) => info === "js").length >= 25);
  assert.ok(blocks.filter(({ info }) => info === "js browser").length >= 3);
});

test("docs/errors.md explains the codes of the server like the package", () => {
  const rows = [...pageText("docs/errors.md").matchAll(/^\| (\d+) \| (.*) \|$/gm)].map(([, code, words]) => [`server.${code}`, words]);
  const explained = Object.entries(messages().messages).filter(([key]) => /^server\.\d+$/.test(key));
  assert.deepEqual(Object.fromEntries(rows), Object.fromEntries(explained));
});

/** The constants whose values docs/limits.md names, by the beginning of their rows. */
const LIMITS = {
  "changes of one fix": ["crates/rules/src/findings/limits.rs", "MAX_CHANGES_OF_FIX"],
  "changes of all fixes": ["crates/rules/src/findings/limits.rs", "MAX_CHANGES"],
  "fixes of `fixAll`": ["src/editing/fix_all.rs", "MAX_FIXES"],
  "nested parts": ["crates/rules/src/expression/parser.rs", "MAX_NESTING"],
  "levels of the tree": ["crates/rules/src/expression/tree.rs", "MAX_LEVELS"],
  "errors in a condition": ["crates/rules/src/expression/lexer.rs", "MAX_FAULTS"],
  "periods of a group": ["crates/rules/src/group.rs", "MAX_PERIODS"],
  "levels of a streak": ["crates/rules/src/tracking.rs", "MAX_LEVELS"],
  "targets of a group": ["crates/rules/src/tracking.rs", "MAX_TARGETS"],
  "targets of a unified group": ["crates/rules/src/tracking.rs", "MAX_UNIFIED_TARGETS"],
  "name of an attribute": ["crates/rules/src/targets.rs", "MAX_ATTRIBUTE_NAME"],
  "length of a period": ["src/plan/calendar.rs", "MAX_UNITS"],
  "a part of a stream": ["src/batch/splitter.rs", "MIN_PART"],
  "one request of a stream": ["src/batch/splitter.rs", "MAX_ITEM"],
  "names that are compared": ["pkg/src/stream/names.ts", "MAX_NAMES"],
  "rows of the timeline": ["src/preview/timeline/mod.rs", "MAX_ROWS"],
  "values of the timeline": ["src/preview/timeline/mod.rs", "MAX_VALUES"],
  "periods with a line": ["src/preview/timeline/mod.rs", "MAX_LINES"],
  "bars of the chart": ["src/preview/timeline/mod.rs", "MAX_BARS"],
  "body in the `curl` command": ["src/preview/snippet/curl.rs", "MAX_ARGUMENT_LENGTH"],
  "requests in a text": ["src/import/candidates.rs", "MAX_REQUESTS"],
  candidates: ["src/import/candidates.rs", "MAX_CANDIDATES"],
  "nesting of a body": ["src/import/loose_json.rs", "MAX_DEPTH"],
  "rows of a spreadsheet": ["src/import/spreadsheet.rs", "MAX_ROWS"],
  "columns of a spreadsheet": ["src/import/spreadsheet.rs", "MAX_COLUMNS"],
  "response to `send`": ["src/exchange/answer.rs", "MAX_BODY_BYTES"],
  "list of groups": ["src/exchange/api_call.rs", "MAX_LIST_BYTES"],
  "attempts with `waitOn429`": ["src/exchange/retry.rs", "MAX_TRIES"],
  "wait before an attempt": ["src/exchange/retry.rs", "MAX_WAIT_MS"],
  "requests at the same time": ["pkg/src/send-many.ts", "MAX_CONCURRENCY"],
  "memory of the module": ["pkg/src/guarded-instance.ts", "MAX_MEMORY_BYTES"],
  "one request in a file": ["pkg/src/terminal/source.ts", "MAX_BYTES"],
  "results of a SARIF log": ["pkg/src/terminal/report/sarif.ts", "MAX_RESULTS"],
  "repetitions of a fault": ["pkg/src/terminal/faults.ts", "MAX_REPETITIONS"],
  "body of a request to the server": ["pkg/src/terminal/server.ts", "MAX_BODY_BYTES"],
};

/** Returns the value of a constant in Rust or TypeScript, which is a number, a product or a shift. */
function constant(file, name) {
  const found = new RegExp(`const ${name}(?:: \\w+)? = ([\\d_ *<]+);`).exec(pageText(file));
  assert.ok(found, `${file} has no constant ${name}`);
  const [first, ...others] = found[1].replaceAll("_", "").split(/ (\*|<<) /);
  let value = Number(first);
  for (let index = 0; index < others.length; index += 2)
    value = others[index] === "*" ? value * Number(others[index + 1]) : value * 2 ** Number(others[index + 1]);
  return value;
}

test("docs/limits.md names the limits of the code", async (t) => {
  const rows = [...pageText("docs/limits.md").matchAll(/^\| (.*?) \| (.*?) \|/gm)];
  for (const [what, [file, name]] of Object.entries(LIMITS))
    await t.test(what, () => {
      const row = rows.find(([, first]) => first.startsWith(what));
      assert.ok(row, "the page has no such row");
      const [, mebibytes, number] = /^(?:(\d+) MiB|([\d,]+))/.exec(row[2]);
      assert.equal(mebibytes === undefined ? Number(number.replaceAll(",", "")) : Number(mebibytes) * 2 ** 20, constant(file, name));
    });
});

/** Pages for contributors are read in the repository. */
const NOT_ON_THE_SITE = ["architecture"];

test("the menu of the site has every page of docs", () => {
  const pages = readdirSync(join(root, "docs")).flatMap((file) => (file.endsWith(".md") ? [file.slice(0, -3)] : []));
  const menu = [...pageText("www/docs/pages.ts").matchAll(/"([a-z-]+)"/g)].map(([, name]) => name);
  assert.deepEqual(menu.sort(), pages.filter((page) => !NOT_ON_THE_SITE.includes(page)).sort());
});

const LINKED = [
  "README.md",
  "pkg/README.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  "benches/README.md",
  ...readdirSync(join(root, "docs"), { recursive: true })
    .filter((file) => file.endsWith(".md"))
    .map((file) => `docs/${file}`),
];

/** Returns the anchors of a page as GitHub makes them from the headings. */
function anchorsOf(page) {
  const counts = new Map();
  const text = page.replace(/^```.*?^```$/gms, "");
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => {
    const plain = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").toLowerCase();
    const slug = plain.replace(/[^\p{L}\p{N}_ -]/gu, "").replaceAll(" ", "-");
    const count = counts.get(slug) ?? 0;
    counts.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${count}`;
  });
}

describe("the links of the pages", () => {
  for (const file of LINKED)
    test(file, () => {
      const text = pageText(file).replace(/^```.*?^```$/gms, "");
      for (const [, target] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
        if (/^[a-z]+:/.test(target)) continue;
        const [path, anchor] = target.split("#");
        const linked = path === "" ? file : normalize(join(dirname(file), path));
        assert.ok(existsSync(join(root, linked)), `${target}: no such file`);
        if (anchor !== undefined) assert.ok(anchorsOf(pageText(linked)).includes(anchor), `${target}: no such heading`);
      }
    });
});
