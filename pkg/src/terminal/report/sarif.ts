// The format `sarif`: SARIF 2.1.0 (OASIS) for code scanning, written while the files are read.

import { isAbsolute, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { edit } from "../../node.js";
import type { TextEdit } from "../../generated/answers.js";
import type { RuleCode } from "../../generated/model.js";
import { RULES } from "../../generated/rules.js";
import type { Severity } from "../../types.js";
import type { LocatedDiagnostic, Report } from "../findings.js";
import { separator } from "./json.js";

/** The maximum number of results in a run that code scanning accepts. */
const MAX_RESULTS = 25_000;

/** The name of the folder that URIs of files are relative to: the working directory. */
const ROOT = "SRCROOT";

const LEVELS: Record<Severity, string> = { error: "error", warning: "warning", info: "note" };

export function sarifReport(version: string): Report {
  const separate = separator();
  const rules = new Set<RuleCode>();
  const unreadable: object[] = [];
  const leftOut: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  let written = 0;
  /** Warnings and hints are written after all errors, so that they never displace an error. */
  const waiting: Record<"warning" | "info", { code: RuleCode; text: string }[]> = { warning: [], info: [] };

  function write(code: RuleCode, severity: Severity, text: string): string {
    if (written === MAX_RESULTS) {
      leftOut[severity]++;
      return "";
    }
    written++;
    rules.add(code);
    return `${separate()}\n${text}`;
  }

  return {
    begin: () => {
      const roots = JSON.stringify({ [ROOT]: { uri: rootUri() } });
      return `{"$schema":"${SCHEMA}","version":"2.1.0","runs":[{"columnKind":"utf16CodeUnits","originalUriBaseIds":${roots},"results":[`;
    },
    file: () => "",
    diagnostic: (file, located) => {
      const { code, severity } = located.diagnostic;
      if (severity !== "error" && waiting[severity].length + written >= MAX_RESULTS) {
        leftOut[severity]++;
        return "";
      }
      const text = JSON.stringify(result(file, located));
      if (severity === "error") return write(code, severity, text);
      waiting[severity].push({ code, text });
      return "";
    },
    end: () => "",
    unreadable: (file, reason) => {
      unreadable.push({
        level: "error",
        message: { text: reason },
        locations: [{ physicalLocation: { artifactLocation: locationOf(file) } }],
      });
      return "";
    },
    finish: () => {
      const rest = (["warning", "info"] as const).flatMap((severity) =>
        waiting[severity].map(({ code, text }) => write(code, severity, text)),
      );
      const driver = { name: "target-groups", version, rules: [...rules].map((id) => descriptor(id, version)) };
      const notifications = [...unreadable, ...notificationOf(leftOut)];
      const invocations = [{ executionSuccessful: unreadable.length === 0, toolExecutionNotifications: notifications }];
      const count = leftOut.error + leftOut.warning + leftOut.info;
      const properties = count === 0 ? "" : `,"properties":${JSON.stringify({ resultsLeftOut: leftOut })}`;
      return `${rest.join("")}\n],"tool":${JSON.stringify({ driver })},"invocations":${JSON.stringify(invocations)}${properties}}]}\n`;
    },
  };
}

const SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

function descriptor(id: RuleCode, version: string): object {
  const { summary, severity } = RULES[id];
  return {
    id,
    shortDescription: { text: summary },
    fullDescription: { text: summary },
    help: { text: `${summary} See the rule ${id} in dist/docs/rules.md of the package target-groups.` },
    helpUri: `https://unpkg.com/target-groups@${version}/dist/docs/rules.md#${id}`,
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

function notificationOf({ error, warning, info }: Record<Severity, number>): object[] {
  const count = error + warning + info;
  if (count === 0) return [];
  const text = `The log has the first ${MAX_RESULTS} results, errors first. Left out: ${count} (${error} errors, ${warning} warnings, ${info} notes).`;
  return [{ level: "warning", message: { text } }];
}

function result(file: string, { diagnostic, index, source }: LocatedDiagnostic): object {
  const { code, severity, pointer, message, range, fix } = diagnostic;
  const artifactLocation = locationOf(file);
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

/** Returns the location of a file: relative to the working directory, or absolute for a file outside of it. */
function locationOf(file: string): { uri: string; uriBaseId?: string } {
  if (file === "-") return { uri: "stdin" };
  const path = relative(process.cwd(), file);
  if (isAbsolute(path) || path === ".." || path.startsWith(`..${sep}`)) return { uri: pathToFileURL(file).href };
  return { uri: path.split(sep).map(encodeURIComponent).join("/"), uriBaseId: ROOT };
}

function rootUri(): string {
  return pathToFileURL(`${process.cwd()}/`).href;
}
