// Joins the names in answers of the core with doc texts, which are not part of the WebAssembly module.

import { ENUMERATIONS, RECORDS, SOURCES } from "./generated/docs.js";
import type { Source } from "./generated/answers.js";

/** The part of the model that a doc text describes: a record, one of its fields, or a word of an enumeration. */
export type Topic = { record: string; field?: string } | { enumeration: string; value: string };

/** Returns the doc text of a topic; empty where there is none. */
export function documentation(topic: Topic | undefined): string {
  if (topic === undefined) return "";
  if ("enumeration" in topic) return ENUMERATIONS[topic.enumeration]?.[topic.value] ?? "";
  const record = RECORDS[topic.record];
  return (topic.field === undefined ? record?.text : record?.fields[topic.field]?.text) ?? "";
}

/** Returns a copy of the document that describes a field. */
export function sourceOf(topic: Topic): Source | undefined {
  if ("enumeration" in topic || topic.field === undefined) return undefined;
  const index = RECORDS[topic.record]?.fields[topic.field]?.source;
  const source = index === undefined ? undefined : SOURCES[index];
  return source && { ...source };
}
