// Interleaved rounds. If the machine slows down, all runners of a round are affected, so ratios are calculated within a round.

const roundMilliseconds = 2;

/** Stores results, so that the work cannot be optimised away. */
let sink = 0;

/**
 * Runs all runners in turn. The first one is the baseline.
 *
 * @returns for each runner the median microseconds of a run, and the median ratio to the baseline of the same round
 */
export async function compare(runners, { rounds = 30, warmUpMilliseconds } = {}) {
  const times = runners.map((run) => warmUp(run, warmUpMilliseconds));
  // The optimising compiler works in the background and needs some time.
  await pause(50);
  const samples = runners.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < runners.length; turn += 1) {
      const index = (round + turn) % runners.length;
      samples[index].push(time(runners[index], times[index]));
    }
  }
  return samples.map((own) => ({ microseconds: median(own), ratio: median(own.map((sample, round) => sample / samples[0][round])) }));
}

/** Runs until the code is optimised, and returns how many runs fill a round. */
export function warmUp(run, milliseconds = 200) {
  const now = () => processorTime() ?? performance.now() * 1000;
  const started = now();
  let runs = 0;
  while (now() - started < milliseconds * 1000 || runs < 3) {
    consume(run());
    runs += 1;
  }
  return Math.max(1, Math.ceil((roundMilliseconds * 1000) / time(run, Math.ceil(runs / 100))));
}

/**
 * Returns the microseconds of a run, without the time in which the process waited for a processor, which Node.js reports. Browsers do not
 * report it, so there the fastest of three attempts is used.
 */
function time(run, times) {
  const attempts = processorTime() === undefined ? 3 : 1;
  return Math.min(...Array.from({ length: attempts }, () => attempt(run, times)));
}

function attempt(run, times) {
  const used = processorTime();
  const started = performance.now();
  for (let count = 0; count < times; count += 1) consume(run());
  const elapsed = (performance.now() - started) * 1000;
  return Math.min(elapsed, used === undefined ? elapsed : processorTime() - used) / times;
}

/** The microseconds of a single run. */
export function timeOnce(run) {
  return time(run, 1);
}

/** Returns the processor time in microseconds, or undefined in a browser. */
function processorTime() {
  const usage = globalThis.process?.cpuUsage?.();
  return usage && usage.user + usage.system;
}

function consume(result) {
  if (typeof result === "number") sink += result;
  else if (result !== undefined) sink += 1;
}

export function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}

export function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Returns the sum of all values that were read. The caller should print or return it. */
export function everythingRead() {
  return sink;
}
