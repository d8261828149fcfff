// The fields of the form: one for each thing that a plan can say.

import type { Change } from "target-groups";
import { element } from "../dom";
import { ATTRIBUTES, EVENTS, ZONES } from "./choices";
import { choice, line, makeControl, optional, removal, text, type Control, type ControlParts } from "./control";
import { keysAt, listAt, textAt, valueAt } from "./json";
import { hasDoubtfulComma, inWords, toNumber, toNumbers } from "./numbers";
import { makeRows, type Rows, type RowsHost } from "./rows";

export interface FormHost extends RowsHost {
  /** The days of the periods of the request, as they are now. */
  days: () => { start: string; end: string }[];
}

export interface Form {
  element: HTMLElement;
  /** All that stand there now. */
  controls(): Control[];
  /** Shows a plan in all fields but the one that is being typed into. */
  show(plan: unknown, typing?: Control): void;
  /** Opens what is folded around a field, so that it can take the focus. */
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
  // In the order in which they stand, which is also the order in which mistakes are told.
  const fields = element(
    "div",
    { class: "describe-fields" },
    group("What customers do", ...what.map(field)),
    group("When", field(kindOfSchedule(host)), ...regular.map(field), field(zone), list(ranges)),
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
      kept.textContent = names.length === 0 ? "" : `The request has further fields, which stay as they are: ${names.join(", ")}.`;
      if (saysMore(plan)) more.open = true;
    },
    reveal: (control) => {
      if (more.contains(control.element)) more.open = true;
    },
  };
}

function group(title: string, ...fields: HTMLElement[]): HTMLElement {
  return element("fieldset", {}, element("legend", {}, title), element("div", { class: "fields" }, ...fields));
}

const measures = { count: "How often it happens", days: "On how many days it happens", sum: "The sum of one of its attributes" };
const isSum = (plan: unknown): boolean => valueAt(plan, "/measure/sum") !== undefined;

const what: ControlParts[] = [
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
    label: "Attribute that is summed",
    input: line({ list: ATTRIBUTES, autocapitalize: "off" }),
    isShown: isSum,
  },
  {
    pointer: "/goal",
    label: "Goal in each period",
    hint: "One for all, or one for each: 2, 3, 5",
    input: line({ inputmode: "text" }),
    read: (plan) => {
      const goal = valueAt(plan, "/goal");
      return Array.isArray(goal) ? inWords(goal) : textAt(plan, "/goal");
    },
    write: (typed) => {
      const goals = toNumbers(typed);
      return [{ pointer: "/goal", value: goals.length > 1 && !hasDoubtfulComma(typed) ? goals : goals.length === 1 ? goals[0] : typed }];
    },
    explain: (typed) =>
      hasDoubtfulComma(typed) ? "Write a number without commas (5000), and a space after each comma between goals (2, 3, 5)." : undefined,
  },
];

const isRegular = (plan: unknown): boolean => valueAt(plan, "/schedule/ranges") === undefined;
const units = { day: "days", week: "weeks", month: "months", quarter: "quarters", halfYear: "half-years", year: "years" };
const unitOf = (plan: unknown): string => keysAt(plan, "/schedule/every")[0] ?? "month";
const lengthOf = (plan: unknown): string => textAt(plan, `/schedule/every/${unitOf(plan)}`);

/** From one kind of schedule to the other with the days of the periods. */
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
    input: choice({ regular: "At a regular rhythm", ranges: "One by one" }),
    read: (plan) => (isRegular(plan) ? "regular" : "ranges"),
    write: (kind, plan) => ((kind === "regular") === isRegular(plan) ? [] : [{ pointer: "/schedule", value: converted(kind, plan) }]),
  };
}

const regular: ControlParts[] = [
  { ...day("/schedule/start"), label: "First day", isShown: isRegular },
  {
    pointer: "/schedule/every",
    label: "Each period lasts",
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
  hint: "Days begin and end by its clock.",
  input: line({ list: ZONES, autocapitalize: "off" }),
};

/** A day, by the browser's own calendar; a time of day beside it needs a line of text. */
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

/** As long as the one before, and right after it. */
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
    label: "Condition that an event must meet",
    hint: "Such as currentEvent.value>500. Without one, every event counts.",
    input: line({ autocapitalize: "off" }),
  },
  { ...optional("/description"), label: "Description", input: line() },
  { ...optional("/targetName"), label: "Name of the target", hint: "That of the group unless it has its own.", input: line() },
  {
    ...optional("/till", toNumber),
    label: "Till",
    hint: "Number of the till that the group belongs to.",
    input: line({ inputmode: "numeric" }),
  },
  word("/enrolment", "Customers are enrolled", { activity: "By their own activity", import: "By a list that is imported" }),
  {
    pointer: "/active",
    label: "The group is",
    input: choice({ true: "Active", false: "Not active" }),
    read: (plan) => (valueAt(plan, "/active") === false ? "false" : "true"),
    write: (value, plan) => (value === "true" ? removal(plan, "/active") : [{ pointer: "/active", value: false }]),
  },
];

const window = word("/window", "Periods run", {
  calendar: "By the calendar, for everybody the same",
  cyclic: "From a customer's first transaction",
  untilReached: "Until the customer reaches the goal",
});

/** One of some words, of which the first is meant when nothing is said. */
function word(pointer: string, label: string, words: Record<string, string>): ControlParts {
  const [usual = ""] = Object.keys(words);
  return {
    pointer,
    label,
    input: choice(words),
    read: (plan) => textAt(plan, pointer) || usual,
    write: (value, plan) => (value === usual ? removal(plan, pointer) : [{ pointer, value }]),
  };
}

const places = {
  pointer: "/only",
  title: "Only in these places",
  noun: "kind of places",
  whole: "/only",
  controls: (pointer: string): Control[] =>
    [
      { ...text(`${pointer}/entity`), label: "Kind", input: choice({ STORE: "Stores", ZONE: "Zones", CONCEPT: "Concepts" }) },
      {
        pointer: `${pointer}/ids`,
        label: "Their numbers",
        input: line({ inputmode: "text", placeholder: "12, 15" }),
        read: (plan: unknown) => inWords(listAt(plan, `${pointer}/ids`)),
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
  default: "Each period stands for itself",
  capping: "The goal is the most that counts in a period",
  streak: "Streak: periods in unbroken sequence",
  pausing: "Streak that goes on after a missed period",
};
const isStreak = (plan: unknown): boolean => valueAt(plan, "/tracking/streak") !== undefined;

const tracking: ControlParts = {
  pointer: "/tracking",
  label: "How periods go together",
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
  title: "Levels of the streak",
  noun: "level",
  controls: (pointer: string): Control[] =>
    [
      { ...optional(`${pointer}/name`), label: "Name", input: line() },
      {
        ...text(`${pointer}/periods`),
        label: "Periods in a row",
        input: line({ inputmode: "numeric" }),
        write: (typed: string): Change[] => [{ pointer: `${pointer}/periods`, value: toNumber(typed) }],
      },
    ].map(makeControl),
  fresh: freshLevel,
  isShown: isStreak,
};

/** One period more than the level before it; the first has the name of the group. */
function freshLevel(plan: unknown): { name?: string; periods: number } {
  const before = Number(textAt(listAt(plan, "/tracking/streak").at(-1), "/periods"));
  return before > 0 ? { name: "", periods: before + 1 } : { name: textAt(plan, "/name"), periods: 2 };
}

/** Whether the plan says any of what is folded away. */
function saysMore(plan: unknown): boolean {
  return ["when", "only", "tracking", "window", "enrolment", "till", "active", "description", "targetName"].some(
    (key) => valueAt(plan, `/${key}`) !== undefined,
  );
}
