// Ways in which the simulated API can be told to fail.

import type { Fault } from "target-groups";
import { byId, element } from "../dom";

const faults: { title: string; fault: Fault }[] = [
  { title: "The name is taken (310069)", fault: { kind: "code", code: 310_069 } },
  { title: "A value is not valid (300004)", fault: { kind: "code", code: 300_004 } },
  { title: "Too many requests (429)", fault: { kind: "status", status: 429, retryAfter: 30 } },
  { title: "The server breaks (500)", fault: { kind: "status", status: 500 } },
  { title: "The answer is not JSON", fault: { kind: "not-json" } },
  { title: "The connection drops after storing", fault: { kind: "dropped", stored: true } },
  { title: "The answer takes 5 seconds", fault: { kind: "delay", ms: 5_000 } },
];

const menu = byId("fault", HTMLSelectElement);
menu.append(
  element("option", { value: "" }, "Make the next answer fail…"),
  ...faults.map(({ title }, index) => element("option", { value: String(index) }, title)),
);

/** The chosen fault, once: the choice goes back to none. */
export function takeFault(): Fault | undefined {
  const chosen = menu.value === "" ? undefined : faults[Number(menu.value)];
  menu.value = "";
  return chosen?.fault;
}
