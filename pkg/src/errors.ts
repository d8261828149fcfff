/** The reason of a `TargetGroupsError`. An invalid *request* is never an error: the result contains diagnostics. */
export type ErrorCode =
  /** `init()` has not finished. */
  | "not-initialised"
  /** The Content-Security-Policy of the page blocks WebAssembly. */
  | "csp"
  /** The WebAssembly file could not be loaded. */
  | "load-failed"
  /** The input cannot be converted to JSON: `undefined`, a function, a cycle, a BigInt, or a getter that throws. */
  | "invalid-input"
  /** An option is unknown or has the wrong type. */
  | "invalid-options"
  /** The changes passed to `edit` are not valid or cannot be converted to JSON. */
  | "invalid-changes";

/**
 * The only error that this package throws: the call itself is invalid, or the module cannot be loaded. Check `code` for the reason.
 *
 * ```js
 * try {
 *   edit("{}", [{ pointer: "name", value: "Steps" }]);
 * } catch (error) {
 *   if (error instanceof TargetGroupsError && error.code === "invalid-changes") console.warn(error.message);
 * }
 * ```
 */
export class TargetGroupsError extends Error {
  /** The name of the class, which identifies errors of another copy of the package. */
  override readonly name = "TargetGroupsError";
  /** The reason. Codes are stable; messages are not. */
  readonly code: ErrorCode;

  /** Creates an error with a code and a message in English. */
  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Returns the message of a thrown value, which may not be an `Error`. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
