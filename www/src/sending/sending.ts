// Sending, to the simulated API or a live one: one request at a time.

import { isNameFree, send, type Check, type NameAnswer, type Outcome, type ServerError } from "target-groups";
import { announcer } from "../announce";
import { makeCopyButton } from "../copy";
import { byId } from "../dom";
import { answerParts, insteadOfSending } from "./answer";
import { confirmSending } from "./confirm";
import { accessTo, forgetCredentials, nameOf, type Connection } from "./connection";
import { takeFault } from "./faults";
import { openGroups } from "./groups";
import { openLog } from "./log";
import { sendTitle, showMode } from "./mode";
import { nameIn } from "./name";
import { openNameHint } from "./name-hint";
import { describeOutcome, summaryOf, type OutcomeActions } from "./outcome";
import { isCall, rehearse } from "./rehearse";
import { makeSettings } from "./settings";
import { openSimulatedApi } from "./simulated";
import { openWire, type Wire } from "./wire";

export interface SendingHost extends Pick<OutcomeActions, "goTo" | "goToFirstError"> {
  text(): string;
  /** The server refused the text for these reasons. */
  onRefusal(errors: ServerError[], server: string): void;
}

const sendButton = byId("send", HTMLButtonElement);
const sendLabel = byId("send-label", HTMLSpanElement);
const cancelButton = byId("cancel", HTMLButtonElement);
const card = byId("answer", HTMLElement);
const from = byId("answer-from", HTMLParagraphElement);
const place = byId("outcome", HTMLDivElement);
const copyButton = byId("copy-answer", HTMLButtonElement);
const announce = announcer(byId("answer-announcement", HTMLParagraphElement), 100);

/** Gives the function to call after each change of the text. */
export function openSending(host: SendingHost): () => void {
  const simulated = openSimulatedApi();
  let connection: Connection = { mode: "test" };
  const log = openLog(() => {
    sendButton.focus();
  });
  const nameHint = openNameHint({ text: () => host.text(), mode: () => connection.mode, ask: askName });
  const showGroups = openGroups(simulated, nameHint.connectionChanged);
  const openSettings = makeSettings(connect);
  let underWay: AbortController | undefined;
  let answer = "";

  function connect(chosen: Connection): void {
    forgetCredentials(connection);
    connection = chosen;
    announce(showMode(connection));
    nameHint.connectionChanged();
  }

  async function sendOnce(): Promise<void> {
    if (underWay !== undefined) return;
    underWay = new AbortController();
    try {
      await deliver(host.text(), connection, underWay.signal);
    } finally {
      underWay = undefined;
      showBusy(false);
    }
  }

  async function deliver(text: string, to: Connection, signal: AbortSignal): Promise<void> {
    const wire = wireTo(to);
    const access = accessTo(to, wire.fetch, signal);
    const rehearsed = to.mode === "live" ? await rehearse(text, access) : undefined;
    if (rehearsed !== undefined && !isCall(rehearsed)) {
      await tell(rehearsed, text, to, wire);
      return;
    }
    if (rehearsed !== undefined && !(await confirmSending(rehearsed))) {
      announce("Nothing was sent.");
      return;
    }
    showBusy(true);
    // A question about the name would take the fault that is meant for the request.
    nameHint.forget();
    const fault = to.mode === "test" ? takeFault() : undefined;
    if (fault !== undefined) simulated.fail(fault);
    await tell(await send(text, access), text, to, wire);
  }

  async function tell(outcome: Outcome, text: string, to: Connection, wire: Wire): Promise<void> {
    const exchanges = await wire.take();
    const { title, tone } = summaryOf(outcome);
    log({ mode: to.mode, title, tone, name: nameIn(text), message: "message" in outcome ? outcome.message : "", exchanges });
    show(outcome, text, to, wire);
    announce(title);
    if (outcome.outcome === "rejected") host.onRefusal(outcome.errors, nameOf(to));
  }

  function show(outcome: Outcome, text: string, to: Connection, wire: Wire): void {
    const look = async (check: Check): Promise<string> => {
      // The signal of sending may have been used to stop waiting.
      const { found, message } = await check({ signal: new AbortController().signal });
      log({
        mode: to.mode,
        title: `Looked for the group: ${found}`,
        tone: "none",
        name: nameIn(text),
        message,
        exchanges: await wire.take(),
      });
      return message;
    };
    answer = outcome.outcome === "created" ? JSON.stringify(outcome.group, null, 2) : "";
    place.replaceChildren(
      describeOutcome(outcome, { goTo: host.goTo, goToFirstError: host.goToFirstError, look }),
      ...(to.mode === "live" ? insteadOfSending(outcome, text, to.api.baseUrl) : []),
      ...(outcome.outcome === "created" ? answerParts(text, answer, outcome.changes) : []),
    );
    from.textContent = `from ${nameOf(to)}`;
    copyButton.hidden = answer === "";
    card.hidden = false;
    card.scrollIntoView({ block: "nearest" });
  }

  async function askName(name: string, signal: AbortSignal): Promise<NameAnswer> {
    const to = connection;
    const wire = wireTo(to);
    const said = await isNameFree(name, accessTo(to, wire.fetch, signal));
    // What the simulated API is asked while somebody types would bury the rest.
    if (to.mode === "live")
      log({
        mode: to.mode,
        title: `Asked for the name: ${said.free}`,
        tone: "none",
        name,
        message: said.message,
        exchanges: await wire.take(),
      });
    return said;
  }

  function wireTo({ mode }: Connection): Wire {
    return openWire(mode === "test" ? simulated.fetch : (input, init) => fetch(input, init));
  }

  function showBusy(busy: boolean): void {
    // Not disabled, which would lose the keyboard's focus.
    sendButton.setAttribute("aria-disabled", String(busy));
    sendLabel.textContent = busy ? "Sending…" : sendTitle(connection);
    cancelButton.hidden = !busy;
    if (busy) announce("");
  }

  makeCopyButton(copyButton, "Copy", () => answer);
  sendButton.addEventListener("click", () => void sendOnce());
  cancelButton.addEventListener("click", () => {
    underWay?.abort();
    sendButton.focus();
  });
  byId("connection-button", HTMLButtonElement).addEventListener("click", () => {
    showGroups();
    openSettings(connection);
  });
  byId("leave-live", HTMLButtonElement).addEventListener("click", () => {
    connect({ mode: "test" });
    sendButton.focus();
  });
  // A page may come back from the browser's memory as it was left: not live, and without credentials.
  addEventListener("pagehide", () => {
    connect({ mode: "test" });
  });
  return nameHint.textChanged;
}
