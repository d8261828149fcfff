// target-groups sandbox: the API, simulated, as an HTTP server.

import { once } from "node:events";
import type { Server } from "node:http";
import { isIPv6, type AddressInfo } from "node:net";
import { constants } from "node:os";
import { createSandbox } from "../node.js";
import { wholeNumber, wrong, WrongCall, type Call, type Command } from "./arguments.js";
import { GRAMMAR, readFaults } from "./faults.js";
import { serve } from "./server.js";
import { StateFile } from "./state-file.js";

const PORT = 4180;
const HOST = "127.0.0.1";

export const command: Command = {
  name: "sandbox",
  usage: "[options]",
  about:
    "Serves the API, simulated, and prints its address: a base URL for development and tests. Any credentials will do; pages of any origin may call.",
  options: [
    { name: "port", value: "PORT", about: `${PORT} unless told otherwise; 0 lets the system choose one` },
    { name: "host", value: "HOST", about: `${HOST} unless told otherwise, so that only this machine can call` },
    { name: "fail", value: "FAULTS", about: "what goes wrong, as below; may be repeated, or hold several with commas" },
    { name: "delay", value: "MS", about: "milliseconds that every answer takes longer" },
    { name: "state", value: "FILE", about: "keep the groups in this file, and go on with those that are in it" },
  ],
  notes: `${GRAMMAR}
SIGINT (Ctrl+C) and SIGTERM end it when the answers under way are sent, a second one at once.
Exit code: 0 after a signal, 2 when the call is wrong, the address cannot be had or the state cannot be read.
`,
  run,
};

async function run(call: Call): Promise<number> {
  if (call.files.length > 0) throw wrong(command, `The sandbox takes no file: "${call.files[0] ?? ""}".`);
  const port = wholeNumber(command, "port", call.value("port") ?? String(PORT), 65_535);
  const host = call.value("host") ?? HOST;
  const delayMs = wholeNumber(command, "delay", call.value("delay") ?? "0", 3_600_000);
  const sandbox = createSandbox();
  for (const list of call.values("fail")) {
    const faults = readFaults(list);
    if (faults === undefined) throw wrong(command, `--fail does not understand "${list}".`);
    for (const fault of faults) sandbox.fail(fault);
  }
  const state = await StateFile.open(call.value("state"), sandbox);
  const { server, end } = serve({ sandbox, delayMs, log, changed: () => state.save() });
  const stopped = stopOnSignal(end);
  await listen(server, port, host);
  process.stdout.write(`${addressOf(server)}\n`);
  if (!["localhost", "::1"].includes(host) && !host.startsWith("127.")) log("whoever can reach this machine can call it");
  await stopped;
  return 0;
}

function log(line: string): void {
  process.stderr.write(`${new Date().toISOString()} ${line}\n`);
}

async function listen(server: Server, port: number, host: string): Promise<void> {
  try {
    server.listen(port, host);
    await once(server, "listening");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why: Record<string, string> = {
      EADDRINUSE: "another program has this port",
      EACCES: "this port is not allowed",
      EADDRNOTAVAIL: "this machine has no such address",
      ENOTFOUND: "no machine has this name",
    };
    throw new WrongCall(
      `The sandbox cannot listen on ${host}:${port}: ${why[code ?? ""] ?? message}.`,
      "--port and --host choose another address.\n",
    );
  }
}

function addressOf(server: Server): string {
  const { address, port } = server.address() as AddressInfo;
  return `http://${isIPv6(address) ? `[${address}]` : address}:${port}`;
}

/** Settled when the last answer under way is sent. */
function stopOnSignal(end: () => Promise<void>): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    let asked = false;
    const stop = (signal: "SIGINT" | "SIGTERM"): void => {
      if (asked) process.exit(128 + constants.signals[signal]);
      asked = true;
      log(`${signal}: ending when the answers under way are sent`);
      end().then(resolve, reject);
    };
    process.on("SIGINT", stop);
    process.on("SIGTERM", stop);
  }).then(() => {
    process.removeAllListeners("SIGINT").removeAllListeners("SIGTERM");
  });
}
