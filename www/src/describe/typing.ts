// Delays the processing of typed text until the user pauses.

import type { Control } from "./control";

/** The delay before typed text is processed, so that the form does not build half a number. */
const PAUSE_MS = 150;

export class Typing {
  readonly #process: (control: Control) => void;
  #control: Control | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(process: (control: Control) => void) {
    this.#process = process;
  }

  /** Processes the text of the field after a pause. */
  start(control: Control): void {
    clearTimeout(this.#timer);
    this.#control = control;
    this.#timer = setTimeout(() => {
      this.finish();
    }, PAUSE_MS);
  }

  /** Processes typed text now. */
  finish(): void {
    const control = this.#control;
    this.cancel();
    if (control !== undefined) this.#process(control);
  }

  /** Ignores typed text. */
  cancel(): void {
    clearTimeout(this.#timer);
    this.#control = undefined;
  }
}
