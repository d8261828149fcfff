// For programs: one JSON document, written as it comes.

import type { Report } from "../found.js";

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
    found: (_file, { diagnostic, index }) =>
      `${separate.diagnostics()}\n${JSON.stringify(index === undefined ? diagnostic : { index, ...diagnostic })}`,
    end: (_file, { valid, requests, counts }) => {
      opened = false;
      return `],"valid":${valid},"requests":${requests},"counts":${JSON.stringify(counts)}}`;
    },
    // A file may fail in its middle, too.
    unreadable: (file, reason) => {
      const start = opened ? "]" : `${separate.files()}\n{"file":${JSON.stringify(file)}`;
      opened = false;
      return `${start},"valid":false,"unreadable":${JSON.stringify(reason)}}`;
    },
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
