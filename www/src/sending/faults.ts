// The menu of faults of the simulated API.

import type { Fault } from "target-groups";
import { byId, element } from "../dom";

const faults: { title: string; fault: Fault }[] = [
  { title: "Name is taken (310069)", fault: { kind: "code", code: 310_069 } },
  { title: "Invalid value (300004)", fault: { kind: "code", code: 300_004 } },
  { title: "Too many requests (429)", fault: { kind: "status", status: 429, retryAfter: 30 } },
  { title: "Server error (500)", fault: { kind: "status", status: 500 } },
  { title: "Response is not JSON", fault: { kind: "not-json" } },
  { title: "Connection lost after storing", fault: { kind: "dropped", stored: true } },
  { title: "Response takes 5 seconds", fault: { kind: "delay", ms: 5_000 } },
];

const menu = byId("fault", HTMLSelectElement);
menu.append(
  element("option", { value: "" }, "Simulate a fault…"),
  ...faults.map(({ title }, index) => element("option", { value: String(index) }, title)),
);

/** Returns the chosen fault and resets the menu. */
export function takeFault(): Fault | undefined {
  const chosen = menu.value === "" ? undefined : faults[Number(menu.value)];
  menu.value = "";
  return chosen?.fault;
}
