// The command `target-groups import`.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { published } from "./support.mjs";
import { folderWith, run } from "./terminal.mjs";

const curl = readFileSync(new URL("../data/published/count.curl.txt", import.meta.url), "utf8");

test("imports the published command", async () => {
  const { run } = folderWith({ "curl.txt": curl });
  for (const { code, stdout, stderr } of [
    await run(["import", "curl.txt"]),
    await run(["import"], { input: curl }),
    await run(["import", "-"], { input: curl }),
  ]) {
    assert.deepEqual([code, JSON.parse(stdout)], [0, JSON.parse(published("count.request"))]);
    assert.match(stderr, /were removed/);
  }
});

test("neither the output nor the notes contain secrets", async () => {
  const input = `curl -u user:s3cret 'https://example.com/v3/targetGroups?token=s3cret' -H 'Authorization: Basic s3cret' -b 'a=s3cret' -d '{"name":"n"}'`;
  const { code, stdout, stderr } = await run(["import"], { input });
  assert.deepEqual([code, stdout], [0, '{"name":"n"}\n']);
  assert.match(stderr, /Credentials were removed/);
  assert.doesNotMatch(stderr, /s3cret/);
});

test("each kind of input has its exit code, and no input is lost", async (t) => {
  const cases = {
    "JSON stays as it is": ['{ "name": "n" }\n', 0, '{ "name": "n" }\n'],
    "fields without braces get them": ['"name": "n", "active": true,', 0, /^\{[^]*"name": "n"[^]*\}\n$/],
    "a command without a body": ["curl https://example.com", 1, ""],
    "prose is given back": ["hello", 1, "hello\n"],
    "invalid JSON is printed, with the position of the error": ['{"name": }', 1, '{"name": }\n'],
  };
  for (const [name, [input, expected, output]] of Object.entries(cases))
    await t.test(name, async () => {
      const { code, stdout, stderr } = await run(["import"], { input });
      assert.equal(code, expected, stderr);
      if (typeof output === "string") assert.equal(stdout, output);
      else assert.match(stdout, output);
      assert.equal(/The output is not JSON: (line \d+, column \d+: )?\w/.test(stderr), expected === 1, stderr);
    });
});

test("lists several requests, and prints the one that is asked for", async () => {
  const input = `curl https://a.example/login -d '{"password":"s3cret"}'\ncurl https://a.example/v3/targetGroups -d '{"name":"n"}'`;
  const best = await run(["import"], { input });
  assert.deepEqual([best.code, best.stdout], [0, '{"name":"n"}\n']);
  assert.match(best.stderr, /^ {2}1\. POST https:\/\/a\.example\/login\n\* 2\. POST https:\/\/a\.example\/v3\/targetGroups\n/);
  const first = await run(["import", "--request", "1"], { input });
  assert.deepEqual([first.code, first.stdout], [0, '{"password":"•••"}\n']);
  assert.match(first.stderr, /Credentials in the text were masked/);
  for (const number of ["0", "3", "x", "1.5"]) {
    const { code, stdout, stderr } = await run(["import", "--request", number], { input });
    assert.deepEqual([code, stdout], [2, ""], number);
    assert.doesNotMatch(stderr, /s3cret/);
  }
  assert.equal((await run(["import", "--request", "1"], { input: "{}" })).stdout, "{}\n");
});

/** Pastes with the note about each, and the same body in all of them. */
const pastes = {
  "copied as fetch": [
    'await fetch("https://host.example/", { headers: { authorization: "Basic s3cret" }, body: "{\\"name\\":\\"n\\"}", method: "POST" });',
    /Credentials/,
  ],
  "an HTTP message": ['POST / HTTP/1.1\nHost: host.example\nAuthorization: Basic s3cret\n\n{"name":"n"}', /Credentials/],
  PowerShell: [
    `Invoke-RestMethod https://host.example -Method Post -Headers @{Authorization="Basic s3cret"} -Body '{"name":"n"}'`,
    /Credentials/,
  ],
  "a script": [
    `#!/bin/bash\nset -e\ncurl https://host.example -H 'Authorization: Basic s3cret' -d '{"name":"n"}'\n`,
    /Credentials[^]*The text before line 3/,
  ],
  "typographic quotes": [`curl https://host.example -d ‘{"name":"n"}’`, /quotes were replaced/],
  "dashes of a word processor": [`curl –location https://host.example –data '{"name":"n"}'`, /dashes/],
  "an old browser for Windows": [
    `curl "https://host.example" ^\r\n  --data-raw "^{^\\^"name^\\^":^\\^"n^\\^"^}" ^\r\n  --compressed`,
    /Extra escape characters/,
  ],
  "a fence": ['```json\n{"name":"n"}\n```', /fence was removed/],
  "no-break spaces": ['{\u00a0"name": "n" }', /No-break spaces/],
  "JavaScript's literals": ["{ // note\n 'name': 'n', }", /comment was removed[^]*trailing comma/],
};

test("prints the body of everything that people paste, and says what was repaired", async (t) => {
  for (const [name, [input, notes]] of Object.entries(pastes))
    await t.test(name, async () => {
      const { code, stdout, stderr } = await run(["import", "-"], { input });
      assert.deepEqual([code, JSON.parse(stdout)], [0, { name: "n" }], stderr);
      assert.match(stderr, notes);
      assert.doesNotMatch(stdout + stderr, /s3cret/);
    });
});

test("a missing file and two files are errors", async () => {
  for (const words of [["missing.txt"], ["-", "-"]]) {
    const { code, stdout } = await run(["import", ...words]);
    assert.deepEqual([code, stdout], [2, ""]);
  }
});

test("the output can be piped", async () => {
  const { stdout } = await run(["import"], { input: curl });
  assert.equal((await run(["validate", "-"], { input: stdout })).code, 0);
});
