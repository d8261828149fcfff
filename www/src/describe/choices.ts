// What fields offer while something is typed into them.

import { complete } from "target-groups";
import { element } from "../dom";
import catalogue from "../examples/events.json";

const events = catalogue.data.map(({ clickEventsMeta }) => clickEventsMeta);

export const EVENTS = "describe-events";
export const ATTRIBUTES = "describe-attributes";
export const ZONES = "describe-zones";

/** The lists that the fields name. Zones are those that the package knows: browsers still list some by names that were given up. */
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
