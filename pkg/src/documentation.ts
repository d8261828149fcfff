// Adds documentation to results of the core. The WebAssembly module only contains the names of topics.

import { ENUMERATIONS, RECORDS, SOURCES } from "./generated/docs.js";
import type { Source } from "./generated/answers.js";

/** The subject of a documentation text: a record, one of its fields, or a value of an enumeration. */
export type Topic = { record: string; field?: string } | { enumeration: string; value: string };

/** Returns the documentation of a topic, or an empty string if there is none. */
export function documentation(topic: Topic | undefined): string {
  if (topic === undefined) return "";
  if ("enumeration" in topic) return ENUMERATIONS[topic.enumeration]?.[topic.value] ?? "";
  const record = RECORDS[topic.record];
  return (topic.field === undefined ? record?.text : record?.fields[topic.field]?.text) ?? "";
}

/** Returns the source that documents a field, as a copy. */
export function sourceOf(topic: Topic): Source | undefined {
  if ("enumeration" in topic || topic.field === undefined) return undefined;
  const index = RECORDS[topic.record]?.fields[topic.field]?.source;
  const source = index === undefined ? undefined : SOURCES[index];
  return source && { ...source };
}
