// Suggestions for the fields of the form.

import { complete } from "target-groups";
import { element } from "../dom";
import catalogue from "../examples/events.json";

const events = catalogue.data.map(({ clickEventsMeta }) => clickEventsMeta);

export const EVENTS = "describe-events";
export const ATTRIBUTES = "describe-attributes";
export const ZONES = "describe-zones";

/** Creates the lists of suggestions. Time zones come from the package, since browsers list some of them by outdated names. */
export function makeChoices(): { lists: HTMLElement[]; showAttributesOf(event: string): void } {
  const zoneRequest = '{"timeZoneName":""}';
  const zones = complete(zoneRequest, zoneRequest.length - 2).map(({ label }) => label);
  const attributes = element("datalist", { id: ATTRIBUTES });
  return {
    lists: [
      list(
        EVENTS,
        events.map(({ eventName }) => eventName),
      ),
      list(ZONES, zones),
      attributes,
    ],
    showAttributesOf: (event) => {
      const known = events.find(({ eventName }) => eventName === event);
      attributes.replaceChildren(...(known?.fields ?? []).map(({ name, type }) => element("option", { value: name }, type)));
    },
  };
}

function list(id: string, values: readonly string[]): HTMLElement {
  return element("datalist", { id }, ...values.map((value) => element("option", { value })));
}
