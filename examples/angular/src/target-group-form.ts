import { Component, computed, signal } from "@angular/core";
import { build, createSandbox, createSender, preview, type Outcome } from "target-groups";

/** Sends to the simulated API. To call your own server, use `{ baseUrl: "/api" }`. */
const connect = () => createSender({ baseUrl: "eu", headers: { Authorization: "Basic demo" }, fetch: createSandbox().fetch });

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

@Component({
  selector: "target-group-form",
  template: `
    <form (submit)="submit($event)">
      @for (field of fields; track field.name) {
        <p>
          <label>
            {{ field.label }}
            <input
              [name]="field.name"
              [value]="values()[field.name]"
              (input)="change(field.name, $event)"
              [attr.aria-invalid]="errorAt(field.pointer) !== undefined"
              [attr.aria-describedby]="field.name + '-error'"
            />
          </label>
          <span [id]="field.name + '-error'" role="alert">{{ errorAt(field.pointer) }}</span>
        </p>
      }
      <p id="summary">{{ summary() }}</p>
      <button [disabled]="built().text === ''">Create</button>
      <output id="outcome">{{ outcome() }}</output>
    </form>
  `,
})
export class TargetGroupForm {
  /** Each field with its label, and its place in the plan. */
  protected readonly fields = [
    { name: "name", label: "Name", pointer: "/name" },
    { name: "event", label: "Event", pointer: "/event" },
    { name: "goal", label: "Times a month", pointer: "/goal" },
    { name: "start", label: "First day", pointer: "/schedule/start" },
  ] as const;

  readonly #sender = connect();
  protected readonly values = signal({ name: "Profile picture", event: "profileUpdated", goal: "2", start: "2027-01-01" });
  protected readonly outcome = signal("");

  protected readonly built = computed(() => {
    const { name, event, goal, start } = this.values();
    const schedule = { start, zone: "Asia/Kolkata", every: { month: 1 }, periods: 12 };
    return build({ name, event, measure: "count", goal, schedule });
  });
  protected readonly summary = computed(() => {
    const { text } = this.built();
    return text === "" ? "" : preview(text).summary;
  });

  protected errorAt(pointer: string): string | undefined {
    const { diagnostics } = this.built().report;
    return diagnostics.find((found) => found.severity === "error" && found.pointer === pointer)?.message;
  }

  protected change(field: string, { target }: Event): void {
    this.values.update((values) => ({ ...values, [field]: (target as HTMLInputElement).value }));
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    this.outcome.set(inWords(await this.#sender.send(this.built().text)));
  }
}
