// Plants a credential in pasted text, and follows it through import, validation, fixes and sending. It must appear nowhere.

import assert from "node:assert/strict";
import { appendFileSync, existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { createSender, send, sendMany } from "target-groups";
import { published, temporaryFolder } from "./support.mjs";
import { folderWith, startSandbox } from "./terminal.mjs";

/** Parts of the planted credential: as sent, as decoded, and the start that a shortened line would still show. */
const encoded = Buffer.from("planted-user:planted-password").toString("base64");
const secrets = [encoded, "planted", encoded.slice(0, 8)];
const url = "https://eu.api.capillarytech.com/v3/targetGroups";

const bodies = {
  valid: published("count.request"),
  "with errors": '{\n  "name": " ",\n  "nane": 1,\n  "targets": [{ "name": "t ", "targetType": "COUNT" }]\n}',
  damaged: '{\n  "name": "n" "targets": [],\n  "active": true,\n',
};

/** Pastes with the credential, as functions of the body. */
const pastes = {
  "curl with a header": (body) =>
    `curl --location '${url}' \\\n  --header 'Authorization: Basic ${encoded}' \\\n  --header 'Cookie: sid=planted' \\\n  --data '${body}'\n`,
  "curl in one line": (body) =>
    `curl -u planted-user:planted-password -H 'X-CAP-API-OAUTH-TOKEN: ${encoded}' '${url}?token=planted' -d '${body}'`,
  "an HTTP message": (body) => `POST /v3/targetGroups HTTP/1.1\nHost: host.example\nAuthorization: Basic ${encoded}\n\n${body}`,
  "copied as fetch": (body) =>
    `await fetch("${url}", { headers: { authorization: "Basic ${encoded}" }, method: "POST", body: ${JSON.stringify(body)} });`,
  "a Python script": (body) =>
    `import requests\n\ntoken = "${encoded}"\nrequests.post("${url}", headers={"Authorization": "Basic ${encoded}"}, data=${JSON.stringify(body)})\n`,
};

function assertNoSecret(text, what) {
  for (const secret of secrets) assert.ok(!text.includes(secret), `${what}: ${secret} in\n${text}`);
}

/** The first paste with every body, and the others with the damaged one, which has the most output. */
const bodiesFor = (paste) => (paste === "curl with a header" ? Object.entries(bodies) : [["damaged", bodies.damaged]]);

for (const [paste, write] of Object.entries(pastes))
  for (const [kind, body] of bodiesFor(paste))
    test(`${paste}, ${kind}: imported, validated, fixed and formatted`, async () => {
      const text = write(body);
      assert.ok(text.includes(encoded), "it is planted");
      const { cwd, read, run } = folderWith({ "paste.txt": text });
      const imported = await run(["import", "paste.txt"]);
      assertNoSecret(imported.stdout + imported.stderr, "import");
      assert.ok(imported.stdout.includes('"name"'), imported.stderr);
      for (const format of ["text", "json", "sarif", "github"]) {
        const { code, stdout, stderr } = await run(["validate", "--format", format, "-"], { input: imported.stdout });
        assert.ok(code < 2, stderr);
        if (kind !== "valid") assert.match(stdout, /name-blank|json-syntax/);
        assertNoSecret(stdout + stderr, `validate --format ${format}`);
      }
      for (const command of ["fix", "fmt"]) {
        const { stdout, stderr } = await run([command, "-"], { input: imported.stdout });
        assertNoSecret(stdout + stderr, command);
      }
      assert.deepEqual([readdirSync(cwd), read("paste.txt")], [["paste.txt"], text], "import writes no file");
    });

test("commands for JSON that get a paste by mistake do not print the credential", async () => {
  const { run } = folderWith({});
  const prompts = ["[root@host ~]# ", "$ ", "$env:TOKEN\n", "-- "];
  const prompted = prompts.map((prompt) => [prompt, (body) => prompt + pastes["curl with a header"](body)]);
  for (const [paste, write] of [...Object.entries(pastes), ...prompted]) {
    const input = write(bodies.valid);
    for (const words of [["validate"], ["validate", "--lines"], ["validate", "--format", "sarif"], ["fmt"]]) {
      const { code, stdout, stderr } = await run([...words, "-"], { input });
      assert.equal(code, 1, paste);
      assert.match(stdout + stderr, /json-syntax|not JSON/);
      assertNoSecret(stdout + stderr, `${words.join(" ")}: ${paste}`);
    }
    const { stderr } = await run(["fix", "-"], { input });
    assertNoSecret(stderr, `the report of fix: ${paste}`);
  }
});

test("an imported request that is sent leaves the credential in no journal, state, log or result", async () => {
  const { run } = folderWith({});
  const { stdout: text } = await run(["import", "-"], { input: pastes["curl with a header"](bodies.valid) });
  const requests = ["one", "two", "three", "four"].map((name) => JSON.stringify({ ...JSON.parse(text), name }));
  const folder = temporaryFolder();
  const [state, journalFile] = [join(folder, "state.json"), join(folder, "journal.ndjson")];
  const journal = {
    read: () => (existsSync(journalFile) ? readFileSync(journalFile, "utf8") : ""),
    append: (line) => appendFileSync(journalFile, line),
  };
  const faults = "ok,500-after,drop-after,not-json,code:310069,429:0";
  const { baseUrl, log, stop } = await startSandbox(["--state", state, "--fail", faults]);
  const headers = { Authorization: `Basic ${encoded}`, "X-CAP-API-OAUTH-TOKEN": encoded };
  const progress = [];
  const options = { baseUrl, headers, journal, concurrency: 1, onProgress: (event) => progress.push(event) };
  const first = await sendMany(requests, options);
  const again = await sendMany(requests, options);
  assert.ok(again.created >= 1, "the sandbox rejects calls without credentials");
  const sent = await send(JSON.stringify({ ...JSON.parse(text), name: "five" }), { baseUrl, headers });
  const viaSender = await createSender({ baseUrl, headers }).send(JSON.stringify({ ...JSON.parse(text), name: "six" }));
  assert.deepEqual([sent.outcome, viaSender.outcome], ["created", "created"]);
  await stop();
  const files = readdirSync(folder).sort();
  assert.deepEqual(files, ["journal.ndjson", "state.json"]);
  for (const file of files) {
    const content = readFileSync(join(folder, file), "utf8");
    assert.ok(content.includes("one"), `${file} has content`);
    assertNoSecret(content, file);
    assert.doesNotMatch(content, /authorization|oauth/i, file);
  }
  assert.match(log(), /POST/);
  assertNoSecret(log(), "the log of the sandbox");
  assertNoSecret(JSON.stringify([first, again, progress, sent, viaSender]), "the results");
});
