// Long streams need constant memory.

import assert from "node:assert/strict";
import { once } from "node:events";
import { test } from "node:test";
import { published } from "./support.mjs";
import { start } from "./terminal.mjs";

const body = JSON.stringify(JSON.parse(published("count.request")));
const MIB = 1024;

/** Returns about this many megabytes of requests with different names. */
function* requests(megabytes, array) {
  let length = 0;
  for (let index = 0; length < megabytes * 1e6;) {
    let piece = "";
    for (let end = index + 200; index < end; index++)
      piece += `${array ? (index === 0 ? "[" : ",\n") : ""}${body.replace('"name":"', `"name":"${index} `)}${array ? "" : "\n"}`;
    length += piece.length;
    yield piece;
  }
  if (array) yield "]";
}

/** Returns the peak memory of the process in KiB. */
async function peak(megabytes, array) {
  const report = 'process.on("exit",()=>process.stderr.write("peak "+process.resourceUsage().maxRSS))';
  const child = start(["validate", "-"], { env: { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(report)}` } });
  const texts = { stdout: "", stderr: "" };
  for (const name of Object.keys(texts)) child[name].setEncoding("utf8").on("data", (text) => (texts[name] += text));
  const closed = once(child, "close");
  for (const piece of requests(megabytes, array)) if (!child.stdin.write(piece)) await once(child.stdin, "drain");
  child.stdin.end();
  assert.deepEqual(await closed, [0, null], texts.stderr);
  assert.match(texts.stdout, /^<stdin>: [\d,]+ requests, all valid/);
  return Number(/^peak (\d+)$/.exec(texts.stderr)[1]);
}

for (const array of [false, true])
  test(`50 MB of ${array ? "an array" : "lines"} need hardly more memory than 10 MB`, async () => {
    const [small, large] = [await peak(10, array), await peak(50, array)];
    assert.ok(large < 220 * MIB, `${large} KiB`);
    assert.ok(large - small < 40 * MIB, `${small} KiB, then ${large} KiB`);
  });
