/** What was wrong with a call. Wrong *input* is never an error: it is a diagnostic in the answer. */
export type ErrorCode =
  /** `init()` has not finished. */
  | "not-initialised"
  /** The page's Content-Security-Policy refuses WebAssembly. */
  | "csp"
  /** The WebAssembly file could not be loaded. */
  | "load-failed"
  /** The input has no JSON form: `undefined`, a function, a cycle, a BigInt, a getter that throws. */
  | "invalid-input"
  /** An option is unknown or has the wrong type. */
  | "invalid-options"
  /** The changes of an edit have no JSON form or the wrong shape. */
  | "invalid-changes";

/** Thrown by a call that is wrong in itself. Tell cases apart by `code`. */
export class TargetGroupsError extends Error {
  override readonly name = "TargetGroupsError";
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** The text of whatever was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
