// Measures all cases against all peers, in whatever environment it is loaded.

import { createCases } from "./cases.mjs";
import { compare, everythingRead } from "./measure.mjs";
import { peers } from "./peers/index.mjs";
import { ErrorReader } from "./read.mjs";

export const columns = ["JSON.parse", "target-groups", ...peers.map(({ name }) => name)];

/**
 * Returns one row for each case: its name, how much was found by us, and a cell for each of `columns`.
 *
 * @param progress called with the name of a case before it is measured
 */
export async function measureAll(library, published, progress = () => {}) {
  await library.default();
  const rows = [];
  for (const case_ of createCases(library, published)) {
    progress(case_.name);
    rows.push(await measureCase(case_));
  }
  return { rows, read: everythingRead() };
}

async function measureCase({ name, found, absolute, baseline, ours, peer }) {
  const runners = peer === undefined ? [] : peers.map(({ check }) => peerRunner(peer(check)));
  return { name, found, absolute, cells: await compare([baseline, ours, ...runners]) };
}

function peerRunner(work) {
  const reader = new ErrorReader();
  return () => {
    work(reader.report);
    return reader.seen;
  };
}
