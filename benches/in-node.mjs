// Runs the suite in this process. Prints the result as JSON on one line, and its progress on standard error.

import { readFileSync } from "node:fs";
import * as library from "target-groups";
import { measureAll } from "./suite.mjs";

const published = readFileSync(new URL("../tests/data/published/count.request.json", import.meta.url), "utf8");
const { rows } = await measureAll(library, published, (name) => console.error(`  Node: ${name}`));
console.log(JSON.stringify({ environment: `Node ${process.versions.node.split(".")[0]}`, rows }));
