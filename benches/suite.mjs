// Measures all cases against all peers, in any environment.

import { createCases } from "./cases.mjs";
import { compare, everythingRead, warmUp } from "./measure.mjs";
import { peers } from "./peers/index.mjs";
import { ErrorReader } from "./read.mjs";

export const columns = ["JSON.parse", "target-groups", ...peers.map(({ name }) => name)];

/**
 * Returns one row per case: its name, the number of our findings, and a cell for each of `columns`.
 *
 * @param progress called with the name of a case before it is measured
 */
export async function measureAll(library, published, progress = () => {}) {
  await library.default();
  const cases = createCases(library, published).map((case_) => ({ ...case_, runners: runnersOf(case_) }));
  // Warm up before any measurement, so that the first rows do not run less optimised code than the last.
  for (const { runners } of cases) for (const run of runners) warmUp(run);
  const rows = [];
  for (const { name, found, absolute, runners } of cases) {
    progress(name);
    rows.push({ name, found, absolute, cells: await compare(runners) });
  }
  return { rows, read: everythingRead() };
}

function runnersOf({ baseline, ours, peer }) {
  const others = peer === undefined ? [] : peers.map(({ check }) => peerRunner(peer(check)));
  return [baseline, ours, ...others];
}

function peerRunner(work) {
  const reader = new ErrorReader();
  return () => {
    work(reader.report);
    return reader.seen;
  };
}
