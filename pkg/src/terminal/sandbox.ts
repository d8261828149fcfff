// The command `target-groups sandbox`: serves the simulated API over HTTP.

import { once } from "node:events";
import type { Server } from "node:http";
import { isIPv6, type AddressInfo } from "node:net";
import { constants } from "node:os";
import { createSandbox } from "../node.js";
import { wholeNumber, wrong, WrongCall, type Call, type Command } from "./arguments.js";
import { readFaults, SYNTAX_HELP } from "./faults.js";
import { serve } from "./server.js";
import { StateFile } from "./state-file.js";

const PORT = 4180;
const HOST = "127.0.0.1";

export const command: Command = {
  name: "sandbox",
  usage: "[options]",
  summary:
    "Serves a simulated API for development and tests, and prints its base URL. Accepts any credentials, and calls from pages of any origin.",
  options: [
    { name: "port", value: "PORT", summary: `the port (default: ${PORT}); 0 for any free port` },
    { name: "host", value: "HOST", summary: `the address to listen on (default: ${HOST}, for this machine only)` },
    { name: "fail", value: "FAULTS", summary: "the faults to simulate, see below; may be repeated or comma-separated" },
    { name: "delay", value: "MS", summary: "delay all responses by this time in milliseconds" },
    { name: "state", value: "FILE", summary: "load the groups from this file, and keep them in it" },
  ],
  notes: `${SYNTAX_HELP}
SIGINT (Ctrl+C) and SIGTERM stop the server once all pending responses are sent. A second signal stops it at once.
Exit code: 0 after a signal, 2 if the arguments are invalid, the address is not available or the state cannot be read.
`,
  run,
};

async function run(call: Call): Promise<number> {
  if (call.files.length > 0) throw wrong(command, `Unexpected argument "${call.files[0] ?? ""}".`);
  const port = wholeNumber(command, "port", call.value("port") ?? String(PORT), 65_535);
  const host = call.value("host") ?? HOST;
  const delayMs = wholeNumber(command, "delay", call.value("delay") ?? "0", 3_600_000);
  const sandbox = createSandbox();
  for (const list of call.values("fail")) {
    const faults = readFaults(list);
    if (faults === undefined) throw wrong(command, `"${list}" is not a valid value for --fail.`);
    for (const fault of faults) sandbox.fail(fault);
  }
  const state = await StateFile.open(call.value("state"), sandbox);
  const { server, end } = serve({ sandbox, delayMs, log, changed: () => state.save() });
  const stopped = stopOnSignal(end);
  await listen(server, port, host);
  process.stdout.write(`${addressOf(server)}\n`);
  if (!["localhost", "::1"].includes(host) && !host.startsWith("127.")) log("warning: other machines can reach this server");
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
      EADDRINUSE: "the port is in use",
      EACCES: "permission denied",
      EADDRNOTAVAIL: "the address does not belong to this machine",
      ENOTFOUND: "unknown host name",
    };
    throw new WrongCall(
      `Cannot listen on ${host}:${port}: ${why[code ?? ""] ?? message}.`,
      "Choose another address with --port and --host.\n",
    );
  }
}

function addressOf(server: Server): string {
  const { address, port } = server.address() as AddressInfo;
  return `http://${isIPv6(address) ? `[${address}]` : address}:${port}`;
}

/** Resolves after a signal, once all pending responses are sent. */
function stopOnSignal(end: () => Promise<void>): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    let stopping = false;
    const stop = (signal: "SIGINT" | "SIGTERM"): void => {
      if (stopping) process.exit(128 + constants.signals[signal]);
      stopping = true;
      log(`${signal}: stopping once all pending responses are sent`);
      end().then(resolve, reject);
    };
    process.on("SIGINT", stop);
    process.on("SIGTERM", stop);
  }).then(() => {
    process.removeAllListeners("SIGINT").removeAllListeners("SIGTERM");
  });
}
