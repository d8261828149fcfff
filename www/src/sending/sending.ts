// Sends the request to the simulated API or a live one, one request at a time.

import { isNameFree, send, type Check, type NameAnswer, type Outcome, type ServerError } from "target-groups";
import { byId } from "../dom";
import { confirmSending } from "./confirm";
import { accessTo, forgetCredentials, nameOf, type Connection } from "./connection";
import { dryRun, isCall } from "./dry-run";
import { takeFault } from "./faults";
import { openGroups } from "./groups";
import { openLog } from "./log";
import { sendTitle, showMode } from "./mode";
import { nameIn } from "./name";
import { openNameHint } from "./name-hint";
import { describeOutcome, summaryOf, type OutcomeActions } from "./outcome";
import { recordingFetch, type RecordingFetch } from "./recording-fetch";
import { commandInstead, responseParts } from "./response";
import { announce, showResponse } from "./response-card";
import { focusSendButton, openSendBar, showSending } from "./send-bar";
import { makeSettings } from "./settings";
import { openSimulatedApi } from "./simulated";

export interface SendingHost extends Pick<OutcomeActions, "goTo" | "goToFirstError"> {
  text(): string;
  /** Called when the server rejects the text. */
  onRejection(errors: ServerError[], server: string): void;
}

/** A request in progress, with the connection and the text that it was sent with. */
interface Delivery {
  text: string;
  connection: Connection;
  recording: RecordingFetch;
}

/** Returns the function to call after each change of the text. */
export function openSending(host: SendingHost): () => void {
  return new Sending(host).textChanged;
}

class Sending {
  readonly #host: SendingHost;
  readonly #simulated = openSimulatedApi();
  readonly #log = openLog(focusSendButton);
  readonly #nameHint = openNameHint({
    text: () => this.#host.text(),
    mode: () => this.#connection.mode,
    ask: (name, signal) => this.#checkName(name, signal),
  });
  #connection: Connection = { mode: "test" };
  #current: AbortController | undefined;

  readonly textChanged = this.#nameHint.textChanged;

  constructor(host: SendingHost) {
    this.#host = host;
    openSendBar({
      send: () => void this.#sendOnce(),
      cancel: () => this.#current?.abort(),
    });
    this.#openConnectionControls();
  }

  #openConnectionControls(): void {
    const showGroups = openGroups(this.#simulated, this.#nameHint.connectionChanged);
    const openSettings = makeSettings((connection) => {
      this.#connect(connection);
    });
    byId("connection-button", HTMLButtonElement).addEventListener("click", () => {
      showGroups();
      openSettings(this.#connection);
    });
    byId("leave-live", HTMLButtonElement).addEventListener("click", () => {
      this.#connect({ mode: "test" });
      focusSendButton();
    });
    // The browser may restore the page from its cache. Then it must not be live or have credentials.
    addEventListener("pagehide", () => {
      this.#connect({ mode: "test" });
    });
  }

  #connect(chosen: Connection): void {
    forgetCredentials(this.#connection);
    this.#connection = chosen;
    announce(showMode(chosen));
    this.#nameHint.connectionChanged();
  }

  async #sendOnce(): Promise<void> {
    if (this.#current !== undefined) return;
    this.#current = new AbortController();
    try {
      await this.#deliver(this.#current.signal);
    } finally {
      this.#current = undefined;
      showSending(false, sendTitle(this.#connection));
    }
  }

  async #deliver(signal: AbortSignal): Promise<void> {
    const connection = this.#connection;
    const delivery: Delivery = { text: this.#host.text(), connection, recording: this.#record(connection) };
    const access = accessTo(connection, delivery.recording.fetch, signal);
    if (connection.mode === "live") {
      const call = await dryRun(delivery.text, access);
      if (!isCall(call)) {
        await this.#finish(call, delivery);
        return;
      }
      if (!(await confirmSending(call))) {
        announce("Nothing was sent.");
        return;
      }
    }
    showSending(true, "");
    announce("");
    this.#prepareFault(connection);
    await this.#finish(await send(delivery.text, access), delivery);
  }

  /** Adds the chosen fault. A pending check of the name is cancelled, because it would take the fault. */
  #prepareFault({ mode }: Connection): void {
    this.#nameHint.forget();
    const fault = mode === "test" ? takeFault() : undefined;
    if (fault !== undefined) this.#simulated.fail(fault);
  }

  async #finish(outcome: Outcome, delivery: Delivery): Promise<void> {
    const { title, tone } = summaryOf(outcome);
    await this.#logExchanges(delivery, title, "message" in outcome ? outcome.message : "", tone);
    this.#show(outcome, delivery);
    announce(title);
    if (outcome.outcome === "rejected") this.#host.onRejection(outcome.errors, nameOf(delivery.connection));
  }

  #show(outcome: Outcome, delivery: Delivery): void {
    const { text, connection } = delivery;
    const { goTo, goToFirstError } = this.#host;
    const group = outcome.outcome === "created" ? JSON.stringify(outcome.group, null, 2) : "";
    const content = [
      describeOutcome(outcome, { goTo, goToFirstError, check: (check) => this.#check(check, delivery) }),
      ...(connection.mode === "live" ? commandInstead(outcome, text, connection.api.baseUrl) : []),
      ...(outcome.outcome === "created" ? responseParts(text, group, outcome.changes) : []),
    ];
    showResponse(nameOf(connection), content, group);
  }

  /** Checks the server after an unknown outcome. Uses a new signal, because the one of the request may be aborted. */
  async #check(check: Check, delivery: Delivery): Promise<string> {
    const { found, message } = await check({ signal: new AbortController().signal });
    await this.#logExchanges(delivery, `Checked the group: ${found}`, message);
    return message;
  }

  async #checkName(name: string, signal: AbortSignal): Promise<NameAnswer> {
    const connection = this.#connection;
    const recording = this.#record(connection);
    const answer = await isNameFree(name, accessTo(connection, recording.fetch, signal));
    // Automatic checks on the simulated API are not logged, because there are too many of them.
    if (connection.mode === "live")
      await this.#logExchanges({ connection, recording, name }, `Checked the name: ${answer.free}`, answer.message);
    return answer;
  }

  async #logExchanges(
    { connection, recording, ...request }: Pick<Delivery, "connection" | "recording"> & ({ text: string } | { name: string }),
    title: string,
    message: string,
    tone: "success" | "warning" | "error" | "none" = "none",
  ): Promise<void> {
    const name = "name" in request ? request.name : nameIn(request.text);
    this.#log({ mode: connection.mode, title, tone, name, message, exchanges: await recording.take() });
  }

  #record({ mode }: Connection): RecordingFetch {
    return recordingFetch(mode === "test" ? this.#simulated.fetch : (input, init) => fetch(input, init));
  }
}
