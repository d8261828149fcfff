import { openAccess } from "./access.js";
import * as glue from "./glue.js";
import { requireText } from "./input.js";
import type { NameAnswer } from "./generated/answers.js";
import type { AccessOptions } from "./outcomes.js";

/**
 * Asks the server whether the name of a target group is available, for a hint while a user types.
 *
 * Returns `"unclear"` when the server cannot be reached or the response cannot be read.
 */
export async function isNameFree(name: string, options: AccessOptions): Promise<NameAnswer> {
  const access = openAccess(options);
  return access.call<NameAnswer>(glue.isNameFree, requireText(name), () => ({
    free: "unclear",
    message: "Internal error: the name was not checked. Please report this.",
  }));
}
