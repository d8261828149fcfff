// Shows the progress of a long validation.

import type { WriteStream } from "node:tty";

/** The delay before the progress is shown. */
const DELAY_MS = 500;
const INTERVAL_MS = 100;
const BAR_WIDTH = 24;

/** A progress bar. It is shown on terminals only, and only after a delay. */
export class Progress {
  #started = performance.now();
  #drawn = 0;
  #visible = false;

  constructor(
    private readonly stream: Partial<WriteStream> & NodeJS.WritableStream,
    private readonly name: string,
    private readonly size: number | undefined,
  ) {}

  update(bytes: number, requests: number): void {
    const now = performance.now();
    if (this.stream.isTTY !== true || now - this.#started < DELAY_MS || now - this.#drawn < INTERVAL_MS) return;
    this.#drawn = now;
    this.#visible = true;
    const speed = `${megabytes(bytes / ((now - this.#started) / 1000))}/s`;
    const line = `${this.name} ${this.#bar(bytes)} ${requests.toLocaleString("en")} requests, ${speed}`;
    this.stream.write(`\r\u001b[2K${line.slice(0, (this.stream.columns ?? 80) - 1)}`);
  }

  /** Removes the bar, so that other lines can be written. */
  clear(): void {
    if (!this.#visible) return;
    this.#visible = false;
    this.stream.write("\r\u001b[2K");
  }

  #bar(bytes: number): string {
    if (!this.size) return megabytes(bytes);
    const share = Math.min(bytes / this.size, 1);
    const full = Math.round(share * BAR_WIDTH);
    return `[${"#".repeat(full)}${"-".repeat(BAR_WIDTH - full)}] ${Math.floor(share * 100)} % of ${megabytes(this.size)}`;
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
}
