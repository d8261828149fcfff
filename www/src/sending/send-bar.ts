// The buttons for sending and cancelling.

import { byId } from "../dom";

const sendButton = byId("send", HTMLButtonElement);
const sendLabel = byId("send-label", HTMLSpanElement);
const cancelButton = byId("cancel", HTMLButtonElement);

export interface SendBarActions {
  send: () => void;
  cancel: () => void;
}

export function openSendBar({ send, cancel }: SendBarActions): void {
  sendButton.addEventListener("click", send);
  cancelButton.addEventListener("click", () => {
    cancel();
    focusSendButton();
  });
}

/** Shows whether a request is being sent. The button is not disabled, because it would lose the focus. */
export function showSending(isSending: boolean, title: string): void {
  sendButton.setAttribute("aria-disabled", String(isSending));
  sendLabel.textContent = isSending ? "Sending…" : title;
  cancelButton.hidden = !isSending;
}

export function focusSendButton(): void {
  sendButton.focus();
}
