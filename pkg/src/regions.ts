import * as glue from "./glue.js";
import { call } from "./instance.js";
import type { Region } from "./generated/answers.js";

/** Returns the known regions of the API with their hosts, for a list to choose from. `baseUrl` accepts any other https URL too. */
export function regions(): Region[] {
  return call<Region[]>(
    () => glue.regions(),
    () => [],
  );
}
