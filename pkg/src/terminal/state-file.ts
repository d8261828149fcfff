// The groups of the simulated API in a file, from one start to the next.

import type { Sandbox } from "../types.js";

export class StateFile {
  static open(_file: string | undefined, _sandbox: Sandbox): Promise<StateFile> {
    return Promise.resolve(new StateFile());
  }
  save(): Promise<void> {
    return Promise.resolve();
  }
}
