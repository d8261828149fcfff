// The format `sarif`: SARIF 2.1.0 (OASIS) for code scanning, written while the files are read.

import { isAbsolute } from "node:path";
import { pathToFileURL } from "node:url";
import { edit } from "../../node.js";
import type { TextEdit } from "../../generated/answers.js";
import type { RuleCode } from "../../generated/model.js";
import { RULES } from "../../generated/rules.js";
import type { Severity } from "../../types.js";
import type { LocatedDiagnostic, Report } from "../findings.js";
import { separator } from "./json.js";

const LEVELS: Record<Severity, string> = { error: "error", warning: "warning", info: "note" };

export function sarifReport(version: string): Report {
  const separate = separator();
  const rules = new Set<RuleCode>();
  const unreadable: object[] = [];
  return {
    begin: () => `{"$schema":"${SCHEMA}","version":"2.1.0","runs":[{"columnKind":"utf16CodeUnits","results":[`,
    file: () => "",
    diagnostic: (file, located) => {
      rules.add(located.diagnostic.code);
      return `${separate()}\n${JSON.stringify(result(file, located))}`;
    },
    end: () => "",
    unreadable: (file, reason) => {
      unreadable.push({
        level: "error",
        message: { text: reason },
        locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(file) } } }],
      });
      return "";
    },
    finish: () => {
      const driver = { name: "target-groups", version, rules: [...rules].map(descriptor) };
      const invocations = [{ executionSuccessful: unreadable.length === 0, toolExecutionNotifications: unreadable }];
      return `\n],"tool":${JSON.stringify({ driver })},"invocations":${JSON.stringify(invocations)}}]}\n`;
    },
  };
}

const SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

function descriptor(id: RuleCode): object {
  const { summary, severity } = RULES[id];
  return { id, shortDescription: { text: summary }, defaultConfiguration: { level: LEVELS[severity] } };
}

function result(file: string, { diagnostic, index, source }: LocatedDiagnostic): object {
  const { code, severity, pointer, message, range, fix } = diagnostic;
  const artifactLocation = { uri: uriOf(file) };
  const region = range && { startLine: range.line, startColumn: range.column, charOffset: range.from, charLength: range.to - range.from };
  const edits = fix && source.whole ? edit(source.text, fix.changes).edits : [];
  return {
    ruleId: code,
    level: LEVELS[severity],
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation, ...(region && { region }) } }],
    properties: { pointer, ...(index === undefined ? {} : { request: index }) },
    ...(fix &&
      edits.length > 0 && {
        fixes: [{ description: { text: fix.title }, artifactChanges: [{ artifactLocation, replacements: edits.map(replacement) }] }],
      }),
  };
}

function replacement({ from, to, insert }: TextEdit): object {
  return { deletedRegion: { charOffset: from, charLength: to - from }, insertedContent: { text: insert } };
}

/** Returns a URI reference (RFC 3986), relative to the working directory unless the path is absolute. */
function uriOf(file: string): string {
  if (file === "-") return "stdin";
  return isAbsolute(file) ? pathToFileURL(file).href : file.replaceAll("\\", "/").split("/").map(encodeURIComponent).join("/");
}
