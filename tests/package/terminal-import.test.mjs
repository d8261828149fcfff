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
