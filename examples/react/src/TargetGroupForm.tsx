import { useMemo, useState, type FormEvent } from "react";
import { build, createSandbox, createSender, preview, type Outcome } from "target-groups";

/** Sends to the simulated API. To call your own server, use `{ baseUrl: "/api" }`. */
const connect = () => createSender({ baseUrl: "eu", headers: { Authorization: "Basic demo" }, fetch: createSandbox().fetch });

/** The label of each field, and its place in the plan. */
const FIELDS = {
  name: { label: "Name", pointer: "/name" },
  event: { label: "Event", pointer: "/event" },
  goal: { label: "Times a month", pointer: "/goal" },
  start: { label: "First day", pointer: "/schedule/start" },
};
type Field = keyof typeof FIELDS;

function inWords(outcome: Outcome): string {
  switch (outcome.outcome) {
    case "created":
      return `Created group ${outcome.group.id}.`;
    case "rejected":
      return outcome.errors.map(({ explanation, message }) => explanation ?? message).join(" ");
    default: // not sent, or unknown
      return outcome.message;
  }
}

export function TargetGroupForm() {
  const [values, setValues] = useState({ name: "Profile picture", event: "profileUpdated", goal: "2", start: "2027-01-01" });
  const [outcome, setOutcome] = useState("");
  const [sender] = useState(connect);

  const { text, report } = useMemo(() => {
    const { name, event, goal, start } = values;
    const schedule = { start, zone: "Asia/Kolkata", every: { month: 1 }, periods: 12 };
    return build({ name, event, measure: "count", goal, schedule });
  }, [values]);
  const errors = report.diagnostics.filter(({ severity }) => severity === "error");

  async function submit(event: FormEvent) {
    event.preventDefault();
    setOutcome(inWords(await sender.send(text)));
  }

  return (
    <form onSubmit={submit}>
      {(Object.keys(FIELDS) as Field[]).map((field) => {
        const { label, pointer } = FIELDS[field];
        const error = errors.find((found) => found.pointer === pointer);
        return (
          <p key={field}>
            <label>
              {label}{" "}
              <input
                name={field}
                value={values[field]}
                aria-invalid={error !== undefined}
                aria-describedby={`${field}-error`}
                onChange={({ target }) => setValues({ ...values, [field]: target.value })}
              />
            </label>{" "}
            <span id={`${field}-error`} role="alert">
              {error?.message}
            </span>
          </p>
        );
      })}
      <p id="summary">{text !== "" && preview(text).summary}</p>
      <button disabled={text === ""}>Create</button> <output id="outcome">{outcome}</output>
    </form>
  );
}
