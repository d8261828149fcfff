// Adds the list of the files of the build to the service worker.

import { createHash } from "node:crypto";
import type { Plugin } from "vite";

const WORKER = "service-worker.js";
/** The placeholder of the list in the source of the service worker. */
const PLACEHOLDER = /\b__PRECACHE__\b/;

export function precache(): Plugin {
  return {
    name: "precache",
    apply: "build",
    enforce: "post",
    generateBundle(_options, bundle) {
      const hash = createHash("sha256");
      const files = Object.values(bundle).filter(({ fileName }) => fileName !== WORKER);
      for (const file of files) hash.update(file.fileName).update(file.type === "chunk" ? file.code : file.source);
      const worker = bundle[WORKER];
      if (worker?.type !== "chunk" || !PLACEHOLDER.test(worker.code))
        this.error("the service worker has no placeholder for the list of files");
      const list = { version: hash.digest("hex").slice(0, 16), files: files.map(({ fileName }) => fileName).sort() };
      worker.code = worker.code.replace(PLACEHOLDER, () => JSON.stringify(list));
    },
  };
}
