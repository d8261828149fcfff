import * as glue from "./glue.js";
import { call } from "./instance.js";
import type { Region } from "./generated/answers.js";

/** The hosts that are known by name, for a list to choose from. Any other https address can be given as `baseUrl` too. */
export function regions(): Region[] {
  return call<Region[]>(
    () => glue.regions(),
    () => [],
  );
}
