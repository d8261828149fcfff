import { openAccess } from "./access.js";
import * as glue from "./glue.js";
import { requireText } from "./input.js";
import type { NameAnswer } from "./generated/answers.js";
import type { AccessOptions } from "./outcomes.js";

/** Ask the server whether a name for a target group is free, while somebody types it. Says "unclear" rather than guessing. */
export async function isNameFree(name: string, options: AccessOptions): Promise<NameAnswer> {
  const access = openAccess(options);
  return access.call<NameAnswer>(glue.isNameFree, requireText(name), () => ({
    free: "unclear",
    message: "The client failed. Please report this.",
  }));
}
