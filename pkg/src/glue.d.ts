// What the facade uses of the generated glue. Every answer is JSON text.

import type { Exchange } from "./access.js";

export default function init(source: { module_or_path: WebAssembly.Module }): Promise<unknown>;
export function initSync(source: { module: WebAssembly.Module }): unknown;

export function validate(text: string, options: string, ranges: boolean): string;
export function validateBytes(bytes: Uint8Array, options: string): string;
export function validateMany(text: string, check: string): string;
export function validateTexts(texts: string, check: string, ranges: boolean): string;
export function validatePart(bytes: Uint8Array, spans: Uint32Array | undefined, check: string, before: string): string;
export function importRequest(text: string, options: string): string;
export function preview(text: string, check: string, options: string, ranges: boolean): string;
export function build(text: string, check: string, ranges: boolean): string;
export function diff(request: string, response: string, check: string): string;
export function compileExpression(text: string, options: string): string;
export function messages(options: string): string;
export function planOf(text: string, check: string, ranges: boolean): string;
export function templates(check: string): string;
export function fromTemplate(id: string, parameters: string, check: string): string;
export function locate(text: string, pointer: string): string;
export function complete(text: string, offset: number, options: string): string;
export function hover(text: string, offset: number): string;
export function edit(text: string, changes: string): string;
export const send: Exchange;
export const findSent: Exchange;
export const isNameFree: Exchange;
export function heldBack(reason: string, check: string): string;
export function planBatch(texts: string, journal: string, check: string): string;
export function regions(): string;
export function sandboxAnswer(state: string, call: string, options: string): string;
export function sandboxGroups(state: string): string;
export function checkSandboxState(state: string): string;
export function checkFault(fault: string): string;

/** Replace the instance by a new one of the same module. */
export function __wbg_reset_state(): void;
/** Told about a trap in code that no call of ours started: a promise, a timer, an event. */
export function setTrapHandler(handler: (error: unknown) => void): void;
/** Size of the instance's memory. */
export function memoryBytes(): number;
