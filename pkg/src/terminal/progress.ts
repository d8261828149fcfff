// How far a long check has come, for whoever watches.

import type { WriteStream } from "node:tty";

const QUIET_MS = 500;
const EVERY_MS = 100;
const CELLS = 24;

/** Shows itself on a terminal only, and only when it takes a while. */
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
    if (this.stream.isTTY !== true || now - this.#started < QUIET_MS || now - this.#drawn < EVERY_MS) return;
    this.#drawn = now;
    this.#visible = true;
    const speed = `${megabytes(bytes / ((now - this.#started) / 1000))}/s`;
    const line = `${this.name} ${this.#bar(bytes)} ${requests.toLocaleString("en")} requests, ${speed}`;
    this.stream.write(`\r\u001b[2K${line.slice(0, (this.stream.columns ?? 80) - 1)}`);
  }

  /** Makes room for other lines. */
  clear(): void {
    if (!this.#visible) return;
    this.#visible = false;
    this.stream.write("\r\u001b[2K");
  }

  #bar(bytes: number): string {
    if (!this.size) return megabytes(bytes);
    const share = Math.min(bytes / this.size, 1);
    const full = Math.round(share * CELLS);
    return `[${"#".repeat(full)}${"-".repeat(CELLS - full)}] ${Math.floor(share * 100)} % of ${megabytes(this.size)}`;
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
}
