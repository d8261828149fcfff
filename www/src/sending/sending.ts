// Sending to the simulated API: one request at a time.

import { createSandbox, send, type Outcome, type ServerError } from "target-groups";
import { announcer } from "../announce";
import { BASE_URL } from "../base-url";
import { codeBlock } from "../code-block";
import { makeCopyButton } from "../copy";
import { byId } from "../dom";
import { takeFault } from "./faults";
import { describeOutcome, type OutcomeActions } from "./outcome";

export interface SendingHost extends Omit<OutcomeActions, "isStored"> {
  text(): string;
  /** The server refused the text for these reasons. */
  onRefusal(errors: ServerError[]): void;
}

const sendButton = byId("send", HTMLButtonElement);
const sendLabel = byId("send-label", HTMLSpanElement);
const cancelButton = byId("cancel", HTMLButtonElement);
const card = byId("answer", HTMLElement);
const place = byId("outcome", HTMLDivElement);
const copyButton = byId("copy-answer", HTMLButtonElement);
const announce = announcer(byId("answer-announcement", HTMLParagraphElement), 100);

export function openSending(host: SendingHost): void {
  const sandbox = createSandbox();
  const title = sendLabel.textContent;
  let underWay: AbortController | undefined;
  let answer = "";

  async function sendOnce(): Promise<void> {
    if (underWay !== undefined) return;
    underWay = new AbortController();
    showBusy(true);
    const fault = takeFault();
    if (fault !== undefined) sandbox.fail(fault);
    const text = host.text();
    const outcome = await send(text, {
      baseUrl: BASE_URL,
      fetch: sandbox.fetch,
      getHeaders: () => ({ Authorization: "Basic test" }),
      signal: underWay.signal,
    });
    underWay = undefined;
    showBusy(false);
    show(outcome, nameIn(text));
    if (outcome.outcome === "rejected") host.onRefusal(outcome.errors);
  }

  function show(outcome: Outcome, name: string): void {
    const isStored = (): boolean => sandbox.groups().some((group) => sameName(group.name, name));
    const { title: words, content } = describeOutcome(outcome, { ...host, isStored });
    answer = outcome.outcome === "created" ? JSON.stringify(outcome.group, null, 2) : "";
    place.replaceChildren(content, ...(answer === "" ? [] : [answerText(answer)]));
    copyButton.hidden = answer === "";
    card.hidden = false;
    card.scrollIntoView({ block: "nearest" });
    announce(words);
  }

  function showBusy(busy: boolean): void {
    // Not disabled, which would lose the keyboard's focus.
    sendButton.setAttribute("aria-disabled", String(busy));
    sendLabel.textContent = busy ? "Sending…" : title;
    cancelButton.hidden = !busy;
    if (busy) announce("");
  }

  makeCopyButton(copyButton, "Copy", () => answer);
  sendButton.addEventListener("click", () => void sendOnce());
  cancelButton.addEventListener("click", () => {
    underWay?.abort();
    sendButton.focus();
  });
}

function answerText(json: string): HTMLElement {
  const block = codeBlock(json, true);
  block.classList.add("answer-text");
  block.tabIndex = 0;
  block.setAttribute("role", "region");
  block.setAttribute("aria-label", "The created target group");
  return block;
}

function nameIn(text: string): string {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === "object" && body !== null && "name" in body ? String(body.name) : "";
  } catch {
    return "";
  }
}

/** As the server compares them. */
function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
