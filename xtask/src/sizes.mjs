// Prints the size of each file, raw and compressed as a server would send it, and fails when one is over its budget.
// Arguments: `<file>=<budget in bytes of brotli>`. The size of an entry, `entry:<file>=<budget>`, is that of all scripts that it loads.

import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const brotli = (bytes) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 } });

/** Returns an entry and the scripts of the package that it imports, each once. */
function scriptsOf(entry) {
  const found = new Set([entry]);
  for (const file of found) {
    const imports = readFileSync(file, "utf8").matchAll(/(?:import|from)\s*"(\.[^"]+\.js)"/g);
    for (const [, path] of imports) found.add(join(dirname(file), path));
  }
  return [...found];
}

function read(name) {
  if (!name.startsWith("entry:")) return { title: basename(name), bytes: readFileSync(name) };
  const entry = name.slice("entry:".length);
  const scripts = scriptsOf(entry);
  return { title: `${basename(entry)} + ${scripts.length - 1}`, bytes: Buffer.concat(scripts.map((file) => readFileSync(file))) };
}

const rows = process.argv.slice(2).map((argument) => {
  const [name, budget] = argument.split("=");
  const { title, bytes } = read(name);
  return { title, sizes: [bytes.length, gzipSync(bytes, { level: 9 }).length, brotli(bytes).length, Number(budget)] };
});

const line = (title, columns) => title.padEnd(24) + columns.map((column) => column.padStart(12)).join("");
console.log(line("bytes", ["raw", "gzip -9", "brotli -11", "budget"]));
for (const { title, sizes } of rows)
  console.log(
    line(
      title,
      sizes.map((size) => size.toLocaleString("en")),
    ),
  );

const over = rows.filter(({ sizes: [, , compressed, budget] }) => compressed > budget);
for (const { title, sizes } of over) console.error(`${title} is ${(sizes[2] - sizes[3]).toLocaleString("en")} bytes over its budget.`);
process.exitCode = over.length > 0 ? 1 : 0;
