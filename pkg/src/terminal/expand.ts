// Expands the arguments of a command to files: folders, and patterns such as *.json that the shell has not expanded.

import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

const EXTENSIONS = [".json", ".ndjson", ".jsonl"];

/** Returns the files of an argument: a folder's JSON files, the files that match a pattern, or the argument itself. Sorted by name. */
export async function expand(argument: string): Promise<string[]> {
  if (argument === "-") return [argument];
  const info = await stat(argument).catch(() => undefined);
  if (info?.isDirectory()) return (await filesIn(argument)).filter((file) => EXTENSIONS.some((extension) => file.endsWith(extension)));
  // A file whose name has the characters of a pattern is a file.
  if (info !== undefined || !/[*?[{]/.test(argument)) return [argument];
  const pattern = process.platform === "win32" ? argument.replaceAll("\\", "/") : argument;
  const matches = toRegExp(pattern);
  const fixed = pattern.split("/").slice(0, -1);
  const magic = fixed.findIndex((part) => /[*?[{]/.test(part));
  const base = fixed.slice(0, magic === -1 ? undefined : magic).join("/");
  const folder = pattern.startsWith("/") && base === "" ? "/" : base;
  const files = await filesIn(folder === "" ? "." : folder).catch(() => []);
  return files.map((file) => file.replaceAll("\\", "/")).filter((file) => matches.test(file));
}

/** Returns all files below a folder, without hidden ones and those of packages. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const visible = entries.filter(({ name }) => !name.startsWith(".") && name !== "node_modules");
  visible.sort((one, other) => (one.name < other.name ? -1 : 1));
  const found = await Promise.all(
    visible.map(async (entry) => {
      const path = folder === "." ? entry.name : join(folder, entry.name);
      if (entry.isDirectory()) return filesIn(path);
      const isFile = entry.isFile() || (entry.isSymbolicLink() && (await stat(path).catch(() => undefined))?.isFile() === true);
      return isFile ? [path] : [];
    }),
  );
  return found.flat();
}

/** Converts a pattern: `*` and `?` within a name, `**` across folders, `[abc]`, and `{a,b}`. */
function toRegExp(pattern: string): RegExp {
  const source = pattern.replace(/^\.\//, "").replace(/\*\*\/|\*\*|\*|\?|\[!?[^\]/]+\]|\{[^{}/]*\}|[.+^$|()\\{}[\]]/g, (part) => {
    if (part === "**/") return "(?:[^/]+/)*";
    if (part === "**") return ".*";
    if (part === "*") return "[^/]*";
    if (part === "?") return "[^/]";
    if (part.length > 2 && part.startsWith("[")) return part.replace("[!", "[^").replaceAll("\\", "\\\\");
    if (part.length > 2 && part.startsWith("{")) return `(?:${part.slice(1, -1).split(",").map(literal).join("|")})`;
    return `\\${part}`;
  });
  return new RegExp(`^(?:\\./)?${source}$`, "u");
}

/** The text of an alternative, in which only `*` and `?` are special. */
function literal(text: string): string {
  return text
    .replace(/[.+^$|()\\{}[\]]/g, "\\$&")
    .replaceAll("*", "[^/]*")
    .replaceAll("?", "[^/]");
}
