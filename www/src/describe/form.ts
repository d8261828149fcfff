// The fields of the form, one for each part of a plan.

import type { Change } from "target-groups";
import { element } from "../dom";
import { ATTRIBUTES, EVENTS, ZONES } from "./choices";
import { choice, line, makeControl, optional, removal, text, type Control, type ControlParts } from "./control";
import { keysAt, listAt, textAt, valueAt } from "./json";
import { hasAmbiguousComma, listOf, toNumber, toNumbers } from "./numbers";
import { makeRows, type Rows, type RowsHost } from "./rows";

export interface FormHost extends RowsHost {
  /** Returns the first and last day of each period of the request. */
  days: () => { start: string; end: string }[];
}

export interface Form {
  element: HTMLElement;
  /** Returns all fields, including those in rows. */
  controls(): Control[];
  /** Shows a plan in all fields, except the one that the user types into. */
  show(plan: unknown, typing?: Control): void;
  /** Opens the section of a field, so that it can be focused. */
  reveal(control: Control): void;
}

export function makeForm(host: FormHost): Form {
  const controls: Control[] = [];
  const rows: Rows[] = [];
  const field = (parts: ControlParts): HTMLElement => {
    const control = makeControl(parts);
    controls.push(control);
    host.watch(control);
    return control.element;
  };
  const list = (parts: Parameters<typeof makeRows>[0]): HTMLElement => {
    const made = makeRows(parts, host);
    rows.push(made);
    return made.element;
  };

  const kept = element("p", { class: "hint" });
  const more = element("details", { class: "describe-more" }, element("summary", {}, "More: condition, places, enrolment, streaks"));
  // Problems are shown in this order too.
  const fields = element(
    "div",
    { class: "describe-fields" },
    group("Goal", ...goals.map(field)),
    group("Schedule", field(kindOfSchedule(host)), ...regular.map(field), field(zone), list(ranges)),
    more,
  );
  more.append(
    element("div", { class: "fields" }, ...lessCommon.map(field), list(places), field(tracking), field(window), list(levels), kept),
  );
  const all = (): Control[] => [...controls, ...rows.flatMap((made) => made.controls())];

  return {
    element: fields,
    controls: all,
    show: (plan, typing) => {
      for (const made of rows) made.show(plan);
      for (const control of all()) if (control !== typing) control.show(plan);
      const names = ["/fields", "/targetFields"].flatMap((pointer) => keysAt(plan, pointer));
      kept.textContent = names.length === 0 ? "" : `Other fields of the request, which the form does not change: ${names.join(", ")}.`;
      if (usesMore(plan)) more.open = true;
    },
    reveal: (control) => {
      if (more.contains(control.element)) more.open = true;
    },
  };
}

function group(title: string, ...fields: HTMLElement[]): HTMLElement {
  return element("fieldset", {}, element("legend", {}, title), element("div", { class: "fields" }, ...fields));
}

const measures = { count: "Number of events", days: "Number of days with the event", sum: "Sum of an attribute" };
const isSum = (plan: unknown): boolean => valueAt(plan, "/measure/sum") !== undefined;

const goals: ControlParts[] = [
  { ...text("/name"), label: "Name of the group", input: line() },
  { ...text("/event"), label: "Event", input: line({ list: EVENTS, autocapitalize: "off" }) },
  {
    pointer: "/measure",
    label: "What is counted",
    input: choice(measures),
    read: (plan) => (isSum(plan) ? "sum" : textAt(plan, "/measure")),
    write: (value, plan) => [{ pointer: "/measure", value: value === "sum" ? { sum: textAt(plan, "/measure/sum") } : value }],
  },
  {
    ...text("/measure/sum"),
    label: "Attribute to sum",
    input: line({ list: ATTRIBUTES, autocapitalize: "off" }),
    isShown: isSum,
  },
  {
    pointer: "/goal",
    label: "Goal per period",
    hint: "One number for all periods, or one for each: 2, 3, 5",
    input: line({ inputmode: "text" }),
    read: (plan) => {
      const goal = valueAt(plan, "/goal");
      return Array.isArray(goal) ? listOf(goal) : textAt(plan, "/goal");
    },
    write: (typed) => {
      const numbers = toNumbers(typed);
      return [
        { pointer: "/goal", value: numbers.length > 1 && !hasAmbiguousComma(typed) ? numbers : numbers.length === 1 ? numbers[0] : typed },
      ];
    },
    explain: (typed) =>
      hasAmbiguousComma(typed)
        ? "Enter a number without commas (5000), or several goals with a space after each comma (2, 3, 5)."
        : undefined,
  },
];

const isRegular = (plan: unknown): boolean => valueAt(plan, "/schedule/ranges") === undefined;
const units = { day: "days", week: "weeks", month: "months", quarter: "quarters", halfYear: "half-years", year: "years" };
const unitOf = (plan: unknown): string => keysAt(plan, "/schedule/every")[0] ?? "month";
const lengthOf = (plan: unknown): string => textAt(plan, `/schedule/every/${unitOf(plan)}`);

/** Switches between the kinds of schedule and keeps the days of the periods. */
function kindOfSchedule({ days }: FormHost): ControlParts {
  const converted = (kind: string, plan: unknown): unknown => {
    const kept = { zone: textAt(plan, "/schedule/zone") };
    const [first] = listAt(plan, "/schedule/ranges");
    return kind === "ranges"
      ? { ranges: days(), ...kept }
      : { start: textAt(first, "/start").slice(0, 10), ...kept, every: { month: 1 }, periods: listAt(plan, "/schedule/ranges").length };
  };
  return {
    pointer: "/schedule",
    label: "Periods",
    input: choice({ regular: "Regular", ranges: "Individual" }),
    read: (plan) => (isRegular(plan) ? "regular" : "ranges"),
    write: (kind, plan) => ((kind === "regular") === isRegular(plan) ? [] : [{ pointer: "/schedule", value: converted(kind, plan) }]),
  };
}

const regular: ControlParts[] = [
  { ...day("/schedule/start"), label: "First day", isShown: isRegular },
  {
    pointer: "/schedule/every",
    label: "Length of a period",
    input: line({ inputmode: "numeric" }),
    read: lengthOf,
    write: (typed, plan) => [{ pointer: "/schedule/every", value: { [unitOf(plan)]: toNumber(typed) } }],
    isShown: isRegular,
  },
  {
    pointer: "/schedule/every",
    label: "Unit",
    input: choice(units),
    read: unitOf,
    write: (unit, plan) => [{ pointer: "/schedule/every", value: { [unit]: toNumber(lengthOf(plan)) } }],
    isShown: isRegular,
  },
  {
    ...text("/schedule/periods"),
    label: "Number of periods",
    input: line({ inputmode: "numeric" }),
    write: (typed) => [{ pointer: "/schedule/periods", value: toNumber(typed) }],
    isShown: isRegular,
  },
];

const zone: ControlParts = {
  ...text("/schedule/zone"),
  label: "Time zone",
  hint: "Days start and end at midnight in this time zone.",
  input: line({ list: ZONES, autocapitalize: "off" }),
};

/** A date input. It becomes a text input for values with a time of day. */
function day(pointer: string): Pick<ControlParts, "pointer" | "input" | "read" | "write"> {
  const input = line({ type: "date" });
  return {
    ...text(pointer),
    input,
    read: (plan) => {
      const value = textAt(plan, pointer);
      const isDay = value === "" || /^\d{4}-\d\d-\d\d$/.test(value);
      if (input.type !== (isDay ? "date" : "text")) input.type = isDay ? "date" : "text";
      return value;
    },
  };
}

const ranges = {
  pointer: "/schedule/ranges",
  title: "Days of each period",
  noun: "period",
  controls: (pointer: string): Control[] =>
    [
      { ...day(`${pointer}/start`), label: "First day" },
      { ...day(`${pointer}/end`), label: "Last day" },
      { ...optional(`${pointer}/name`), label: "Name", input: line({ placeholder: `Cycle_${Number(pointer.split("/").at(-1)) + 1}` }) },
    ].map(makeControl),
  fresh: (plan: unknown) => nextRange(listAt(plan, "/schedule/ranges").at(-1)),
  isShown: (plan: unknown) => !isRegular(plan),
};

/** Returns the days of the next period, which is as long as the previous one. */
function nextRange(before: unknown): { start: string; end: string } {
  const [start, end] = ["/start", "/end"].map((key) => Date.parse(textAt(before, key).slice(0, 10)));
  if (start === undefined || end === undefined || Number.isNaN(start + end)) return { start: "", end: "" };
  const oneDay = 86_400_000;
  const dayOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10);
  return { start: dayOf(end + oneDay), end: dayOf(end + oneDay + Math.max(0, end - start)) };
}

const lessCommon: ControlParts[] = [
  {
    ...optional("/when"),
    label: "Condition for events",
    hint: "For example currentEvent.value>500. Without a condition, all events count.",
    input: line({ autocapitalize: "off" }),
  },
  { ...optional("/description"), label: "Description", input: line() },
  { ...optional("/targetName"), label: "Name of the target", hint: "Default: the name of the group.", input: line() },
  {
    ...optional("/till", toNumber),
    label: "Till",
    hint: "The id of the till that the group belongs to.",
    input: line({ inputmode: "numeric" }),
  },
  word("/enrolment", "Enrolment", { activity: "By activity", import: "By an imported list" }),
  {
    pointer: "/active",
    label: "Status of the group",
    input: choice({ true: "Active", false: "Inactive" }),
    read: (plan) => (valueAt(plan, "/active") === false ? "false" : "true"),
    write: (value, plan) => (value === "true" ? removal(plan, "/active") : [{ pointer: "/active", value: false }]),
  },
];

const window = word("/window", "Period start", {
  calendar: "Same dates for all customers",
  cyclic: "From the first transaction of each customer",
  untilReached: "Until the customer reaches the goal",
});

/** A choice of values. The first one is the default, which is not written. */
function word(pointer: string, label: string, words: Record<string, string>): ControlParts {
  const [fallback = ""] = Object.keys(words);
  return {
    pointer,
    label,
    input: choice(words),
    read: (plan) => textAt(plan, pointer) || fallback,
    write: (value, plan) => (value === fallback ? removal(plan, pointer) : [{ pointer, value }]),
  };
}

const places = {
  pointer: "/only",
  title: "Restrict to places",
  noun: "restriction",
  whole: "/only",
  controls: (pointer: string): Control[] =>
    [
      { ...text(`${pointer}/entity`), label: "Kind", input: choice({ STORE: "Stores", ZONE: "Zones", CONCEPT: "Concepts" }) },
      {
        pointer: `${pointer}/ids`,
        label: "Ids",
        input: line({ inputmode: "text", placeholder: "12, 15" }),
        read: (plan: unknown) => listOf(listAt(plan, `${pointer}/ids`)),
        write: (typed: string): Change[] => [
          {
            pointer: `${pointer}/ids`,
            value: typed
              .split(/[\s,;]+/u)
              .filter((id) => id !== "")
              .map(toNumber),
          },
        ],
      },
    ].map(makeControl),
  fresh: () => ({ entity: "STORE", ids: [] }),
};

const trackings = {
  default: "Each period separately",
  capping: "Capping: nothing counts beyond the goal",
  streak: "Streak: consecutive periods",
  pausing: "Streak that continues after a missed period",
};
const isStreak = (plan: unknown): boolean => valueAt(plan, "/tracking/streak") !== undefined;

const tracking: ControlParts = {
  pointer: "/tracking",
  label: "Tracking",
  input: choice(trackings),
  read: (plan) => {
    if (!isStreak(plan)) return textAt(plan, "/tracking") || "default";
    return valueAt(plan, "/tracking/pauses") === true ? "pausing" : "streak";
  },
  write: (kind, plan) => {
    if (kind === "default") return removal(plan, "/tracking");
    if (kind === "capping") return [{ pointer: "/tracking", value: "capping" }];
    const levels = listAt(plan, "/tracking/streak");
    const streak = levels.length > 0 ? levels : [freshLevel(plan)];
    return [{ pointer: "/tracking", value: kind === "pausing" ? { streak, pauses: true } : { streak } }];
  },
};

const levels = {
  pointer: "/tracking/streak",
  title: "Streak levels",
  noun: "level",
  controls: (pointer: string): Control[] =>
    [
      { ...optional(`${pointer}/name`), label: "Name", input: line() },
      {
        ...text(`${pointer}/periods`),
        label: "Consecutive periods",
        input: line({ inputmode: "numeric" }),
        write: (typed: string): Change[] => [{ pointer: `${pointer}/periods`, value: toNumber(typed) }],
      },
    ].map(makeControl),
  fresh: freshLevel,
  isShown: isStreak,
};

/** Returns a level with one period more than the previous one. The first level has the name of the group. */
function freshLevel(plan: unknown): { name?: string; periods: number } {
  const before = Number(textAt(listAt(plan, "/tracking/streak").at(-1), "/periods"));
  return before > 0 ? { name: "", periods: before + 1 } : { name: textAt(plan, "/name"), periods: 2 };
}

/** Returns whether the plan uses a field of the collapsed section. */
function usesMore(plan: unknown): boolean {
  return ["when", "only", "tracking", "window", "enrolment", "till", "active", "description", "targetName"].some(
    (key) => valueAt(plan, `/${key}`) !== undefined,
  );
}
