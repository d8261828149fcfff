// Doc texts are in JavaScript data that is generated from the model. The WebAssembly module contains none of them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { build } from "esbuild";
import { wasmBytes } from "./support.mjs";

const source = new URL("../../pkg/src/generated/docs.ts", import.meta.url);
const { outputFiles } = await build({ entryPoints: [source.pathname], format: "esm", write: false });
const { ENUMERATIONS, RECORDS } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);

/** Shorter texts may be in the module for other reasons. */
const SHORTEST = 24;

const texts = [
  ...Object.values(RECORDS).flatMap(({ text, fields }) => [text, ...Object.values(fields).map((field) => field.text)]),
  ...Object.values(ENUMERATIONS).flatMap((words) => Object.values(words)),
].filter((text) => text.length >= SHORTEST);

test("the module contains no doc text", () => {
  const module = Buffer.from(wasmBytes);
  assert.ok(module.includes("targetEvaluationType"), "names are found");
  assert.ok(texts.length > 100, `${texts.length} texts`);
  assert.deepEqual(
    texts.filter((text) => module.includes(text.slice(0, 64))),
    [],
  );
});
