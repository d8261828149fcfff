// For programs: one JSON document, written as it comes.

import type { Report } from "../found.js";

export function jsonReport(): Report {
  const separate = { files: separator(), diagnostics: separator() };
  return {
    begin: () => '{"files":[',
    file: (file) => {
      separate.diagnostics = separator();
      return `${separate.files()}\n{"file":${JSON.stringify(file)},"diagnostics":[`;
    },
    found: (_file, { diagnostic, index }) => `${separate.diagnostics()}\n${JSON.stringify(index === undefined ? diagnostic : { index, ...diagnostic })}`,
    end: (_file, { valid, requests, counts }) => `],"valid":${valid},"requests":${requests},"counts":${JSON.stringify(counts)}}`,
    unreadable: (file, reason) => `${separate.files()}\n${JSON.stringify({ file, valid: false, unreadable: reason })}`,
    finish: (valid) => `\n],"valid":${valid}}\n`,
  };
}

/** Nothing the first time, and a comma from then on. */
export function separator(): () => string {
  let first = true;
  return () => {
    const text = first ? "" : ",";
    first = false;
    return text;
  };
}
