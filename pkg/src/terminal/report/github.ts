// The format `github`: workflow commands, which GitHub Actions shows beside the lines of a change.

import { displayName, type Report } from "../findings.js";

const COMMANDS = { error: "error", warning: "warning", info: "notice" } as const;

export function githubReport(): Report {
  return {
    begin: () => "",
    file: () => "",
    diagnostic: (file, { diagnostic: { code, severity, message, range, fix } }) => {
      const place = range ? { line: range.line, col: range.column } : {};
      return command(COMMANDS[severity], { file, ...place, title: code }, fix ? `${message}\nFix: ${fix.title}` : message);
    },
    end: () => "",
    unreadable: (file, reason) => command("error", { file, title: "unreadable" }, `${displayName(file)}: ${reason}`),
    finish: () => "",
  };
}

function command(name: string, properties: Record<string, string | number>, message: string): string {
  const named = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${name} ${named.join(",")}::${escapeMessage(message)}\n`;
}

/** Escapes text as the runner of GitHub Actions expects it. */
function escapeMessage(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
