// A list in the form: a row of fields for each element, with buttons to add and remove rows.

import type { Change } from "target-groups";
import { button, element, icon } from "../dom";
import type { Control } from "./control";
import { listAt, valueAt } from "./json";

export interface RowsParts {
  /** The JSON Pointer of the list in the plan. */
  pointer: string;
  title: string;
  /** The name of an element, such as "period". */
  noun: string;
  controls: (pointer: string) => Control[];
  /** Returns a new element for the end of the list. */
  fresh: (plan: unknown) => unknown;
  /** The pointer that is removed with the last element. Without it, one element must stay. */
  whole?: string;
  isShown?: (plan: unknown) => boolean;
}

export interface Rows {
  element: HTMLElement;
  controls(): Control[];
  /** Creates or removes rows to match the list. The form shows the values of their fields. */
  show(plan: unknown): void;
}

export interface RowsHost {
  plan: () => unknown;
  /** Called for each new field. */
  watch: (control: Control) => void;
  apply: (changes: Change[], field: string) => void;
}

export function makeRows(parts: RowsParts, host: RowsHost): Rows {
  const { pointer, title, noun } = parts;
  const list = element("div", { class: "rows" });
  const add = button(
    { class: "button small" },
    () => {
      const place = valueAt(host.plan(), pointer) === undefined ? pointer : `${pointer}/-`;
      const fresh = parts.fresh(host.plan());
      host.apply([{ pointer: place, value: place === pointer ? [fresh] : fresh }], pointer);
      rows.at(-1)?.controls[0]?.input.focus();
    },
    `Add a ${noun}`,
  );
  const whole = element(
    "div",
    { class: "rows-field", role: "group", "aria-label": title },
    element("p", { class: "rows-title" }, title),
    list,
    add,
  );
  let rows: { element: HTMLElement; controls: Control[] }[] = [];

  const remove = (index: number): void => {
    const isLast = rows.length === 1 && parts.whole !== undefined;
    host.apply([{ pointer: isLast ? (parts.whole ?? pointer) : `${pointer}/${index}`, remove: true }], pointer);
    (rows[Math.min(index, rows.length - 1)]?.controls[0]?.input ?? add).focus();
  };
  const makeRow = (index: number): { element: HTMLElement; controls: Control[] } => {
    const controls = parts.controls(`${pointer}/${index}`);
    controls.forEach(host.watch);
    const name = `${noun} ${index + 1}`;
    const removeButton = button(
      { class: "button quiet icon-only", "aria-label": `Remove ${name}`, title: `Remove ${name}` },
      () => {
        remove(index);
      },
      icon("close"),
    );
    const row = element(
      "div",
      { class: "row", role: "group", "aria-label": name },
      element("div", { class: "row-fields" }, ...controls.map((control) => control.element)),
      removeButton,
    );
    return { element: row, controls };
  };

  return {
    element: whole,
    controls: () => rows.flatMap(({ controls }) => controls),
    show: (plan) => {
      whole.hidden = parts.isShown?.(plan) === false;
      const count = listAt(plan, pointer).length;
      while (rows.length > count) rows.pop()?.element.remove();
      while (rows.length < count) {
        const row = makeRow(rows.length);
        rows = [...rows, row];
        list.append(row.element);
      }
      list.classList.toggle("cannot-remove", count === 1 && parts.whole === undefined);
    },
  };
}
