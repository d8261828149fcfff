// The format `json`: one JSON document, written while the files are read.

import type { Report } from "../findings.js";

export function jsonReport(): Report {
  const separate = { files: separator(), diagnostics: separator() };
  let opened = false;
  return {
    begin: () => '{"files":[',
    file: (file) => {
      separate.diagnostics = separator();
      opened = true;
      return `${separate.files()}\n{"file":${JSON.stringify(file)},"diagnostics":[`;
    },
    diagnostic: (_file, { diagnostic, index }) =>
      `${separate.diagnostics()}\n${JSON.stringify(index === undefined ? diagnostic : { index, ...diagnostic })}`,
    end: (_file, { valid, requests, counts }) => {
      opened = false;
      return `],"valid":${valid},"requests":${requests},"counts":${JSON.stringify(counts)}}`;
    },
    // A file may become unreadable after its first diagnostics.
    unreadable: (file, reason) => {
      const start = opened ? "]" : `${separate.files()}\n{"file":${JSON.stringify(file)}`;
      opened = false;
      return `${start},"valid":false,"unreadable":${JSON.stringify(reason)}}`;
    },
    finish: (valid) => `\n],"valid":${valid}}\n`,
  };
}

/** Returns a function that returns a comma, except on its first call. */
export function separator(): () => string {
  let first = true;
  return () => {
    const text = first ? "" : ",";
    first = false;
    return text;
  };
}
