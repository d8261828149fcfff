// The groups of the simulated API in a file, from one start to the next.

import { readFile } from "node:fs/promises";
import { TargetGroupsError } from "../node.js";
import type { Sandbox } from "../types.js";
import { WrongCall } from "./arguments.js";
import { reason } from "./output.js";
import { replaceFile } from "./replace-file.js";

export class StateFile {
  #saved: string;
  /** One writing after the other. */
  #turn = Promise.resolve();

  private constructor(
    private readonly file: string | undefined,
    private readonly sandbox: Sandbox,
  ) {
    this.#saved = sandbox.exportState();
  }

  /** Goes on with what is in the file. Without a file, nothing is kept. */
  static async open(file: string | undefined, sandbox: Sandbox): Promise<StateFile> {
    if (file !== undefined) restore(file, await read(file), sandbox);
    return new StateFile(file, sandbox);
  }

  /** Settled when what has changed is in the file. */
  save(): Promise<void> {
    const { file } = this;
    if (file === undefined) return this.#turn;
    this.#turn = this.#turn
      .then(() => this.#write(file))
      .catch((error: unknown) => {
        process.stderr.write(`target-groups: the state cannot be kept in ${file}: ${reason(error)}.\n`);
      });
    return this.#turn;
  }

  async #write(file: string): Promise<void> {
    const state = this.sandbox.exportState();
    if (state === this.#saved) return;
    const target = await replaceFile(file);
    try {
      await target.write(state);
      await target.keep();
      this.#saved = state;
    } finally {
      await target.discard();
    }
  }
}

/** Nothing when there is no such file yet. */
async function read(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw new WrongCall(`The state ${file} cannot be read: ${reason(error)}.`);
  }
}

/** What is no state is not written over: somebody may have meant another file. */
function restore(file: string, text: string, sandbox: Sandbox): void {
  if (text.trim() === "") return;
  try {
    sandbox.importState(text);
  } catch (error) {
    if (!(error instanceof TargetGroupsError)) throw error;
    throw new WrongCall(`${file} holds no state of the sandbox. Name another file, or remove this one.`);
  }
}
