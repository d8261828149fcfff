// Prints the size of each file: raw, and compressed as a server would send it.

import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const brotli = (bytes) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 } });

const rows = process.argv.slice(2).map((file) => {
  const bytes = readFileSync(file);
  return [basename(file), ...[bytes, gzipSync(bytes, { level: 9 }), brotli(bytes)].map(({ length }) => length.toLocaleString("en"))];
});

for (const [name, ...sizes] of [["bytes", "raw", "gzip -9", "brotli -11"], ...rows])
  console.log(name.padEnd(20) + sizes.map((size) => size.padStart(12)).join(""));
