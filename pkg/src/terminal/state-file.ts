// Stores the groups of the simulated API in a file.

import { readFile } from "node:fs/promises";
import { TargetGroupsError } from "../node.js";
import type { Sandbox } from "../types.js";
import { WrongCall } from "./arguments.js";
import { reason } from "./output.js";
import { replaceFile } from "./replace-file.js";

export class StateFile {
  #saved: string;
  /** The last write. Writes run one after the other. */
  #lastWrite = Promise.resolve();

  private constructor(
    private readonly file: string | undefined,
    private readonly sandbox: Sandbox,
  ) {
    this.#saved = sandbox.exportState();
  }

  /** Loads the groups from the file. Without a file, nothing is stored. */
  static async open(file: string | undefined, sandbox: Sandbox): Promise<StateFile> {
    if (file !== undefined) restore(file, await read(file), sandbox);
    return new StateFile(file, sandbox);
  }

  /** Resolves when all changes are in the file. */
  save(): Promise<void> {
    const { file } = this;
    if (file === undefined) return this.#lastWrite;
    this.#lastWrite = this.#lastWrite
      .then(() => this.#write(file))
      .catch((error: unknown) => {
        process.stderr.write(`target-groups: cannot write the state to ${file}: ${reason(error)}.\n`);
      });
    return this.#lastWrite;
  }

  async #write(file: string): Promise<void> {
    const state = this.sandbox.exportState();
    if (state === this.#saved) return;
    const target = await replaceFile(file);
    try {
      await target.write(state);
      await target.commit();
      this.#saved = state;
    } finally {
      await target.discard();
    }
  }
}

/** Returns an empty text when the file does not exist yet. */
async function read(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw new WrongCall(`Cannot read the state from ${file}: ${reason(error)}.`);
  }
}

/** Throws when the file contains anything else, so that it is not overwritten by mistake. */
function restore(file: string, text: string, sandbox: Sandbox): void {
  if (text.trim() === "") return;
  try {
    sandbox.importState(text);
  } catch (error) {
    if (!(error instanceof TargetGroupsError)) throw error;
    throw new WrongCall(`${file} is not a state of the sandbox. Use another file or delete this one.`);
  }
}
