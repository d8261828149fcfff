// Doc texts are in JavaScript data that is generated from the model. The WebAssembly module contains none of them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { sourceModule, wasmBytes } from "./support.mjs";

const { ENUMERATIONS, RECORDS } = await sourceModule("generated/docs.ts");

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
