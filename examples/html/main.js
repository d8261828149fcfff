import init, { build, createSandbox, createSender, preview } from "target-groups";

await init();

// The simulated API. To call your own server, use { baseUrl: "/api" }.
const sender = createSender({ baseUrl: "eu", headers: { Authorization: "Basic demo" }, fetch: createSandbox().fetch });

/** The place of each field in the plan. */
const POINTERS = { name: "/name", event: "/event", goal: "/goal", start: "/schedule/start" };

const form = document.querySelector("form");
const [summary, button, outcome] = ["#summary", "button", "#outcome"].map((selector) => form.querySelector(selector));

function built() {
  const { name, event, goal, start } = Object.fromEntries(new FormData(form));
  const schedule = { start, zone: "Asia/Kolkata", every: { month: 1 }, periods: 12 };
  return build({ name, event, measure: "count", goal, schedule });
}

function inWords(outcome) {
  switch (outcome.outcome) {
    case "created":
      return `Created group ${outcome.group.id}.`;
    case "rejected":
      return outcome.errors.map(({ explanation, message }) => explanation ?? message).join(" ");
    default: // not sent, or unknown
      return outcome.message;
  }
}

function show() {
  const { text, report } = built();
  for (const [field, pointer] of Object.entries(POINTERS)) {
    const error = report.diagnostics.find((found) => found.severity === "error" && found.pointer === pointer);
    form.querySelector(`#${field}-error`).textContent = error?.message ?? "";
    form.elements[field].ariaInvalid = String(error !== undefined);
  }
  summary.textContent = text === "" ? "" : preview(text).summary;
  button.disabled = text === "";
}

form.addEventListener("input", show);
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  outcome.textContent = inWords(await sender.send(built().text));
});
show();
