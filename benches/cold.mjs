// Cold starts: new Node.js processes, from the import to the end of the first report. Nothing is compiled in advance, and V8 chooses its
// compilers as in a user's process.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { median } from "./measure.mjs";

const starts = 15;
const published = fileURLToPath(new URL("../tests/data/published/count.request.json", import.meta.url));
const manifest = new URL("../pkg/package.json", import.meta.url);

const script = `
  import { readFileSync } from "node:fs";
  const [entry, file] = process.argv.slice(1);
  const text = readFileSync(file, "utf8");
  const started = performance.now();
  const { validate } = await import(entry);
  const { diagnostics } = validate(text);
  const milliseconds = performance.now() - started;
  if (diagnostics.length === 0) throw new Error("The published request has diagnostics.");
  console.log(milliseconds);
`;

/** Returns the median milliseconds of each entry of the package that can validate. The entries are measured in turn. */
export function measureColdStarts() {
  const { name, exports } = JSON.parse(readFileSync(manifest, "utf8"));
  const entries = [".", "./core"].filter((path) => path in exports).map((path) => path.replace(".", name));
  const samples = entries.map(() => []);
  for (let round = 0; round < starts; round += 1) entries.forEach((entry, index) => samples[index].push(start(entry)));
  return entries.map((entry, index) => ({ entry, milliseconds: median(samples[index]) }));
}

function start(entry) {
  const printed = execFileSync(process.execPath, ["--input-type=module", "--eval", script, entry, published], {
    cwd: fileURLToPath(new URL(".", import.meta.url)),
    encoding: "utf8",
  });
  return Number(printed);
}
