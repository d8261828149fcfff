// Shows whether requests go to the live API or the simulated one.

import { byId } from "../dom";
import { nameOf, type Connection } from "./connection";

const sendLabel = byId("send-label", HTMLSpanElement);
const banner = byId("live-banner", HTMLDivElement);
const bannerText = byId("live-banner-text", HTMLParagraphElement);
const fault = byId("fault", HTMLSelectElement);
const hint = byId("send-hint", HTMLParagraphElement);

/** Updates the page and returns the text to announce. */
export function showMode(connection: Connection): string {
  const isLive = connection.mode === "live";
  byId("send", HTMLButtonElement).classList.toggle("live", isLive);
  sendLabel.textContent = sendTitle(connection);
  banner.toggleAttribute("data-shown", isLive);
  bannerText.textContent = isLive ? `Live: requests go to ${nameOf(connection)} and create real target groups.` : "";
  fault.hidden = isLive;
  hint.textContent = isLive
    ? "You confirm each request before it is sent. A reload ends the live mode and deletes the credentials."
    : "The simulation runs in this page. Nothing is sent to a server.";
  return isLive ? bannerText.textContent : "Simulated: nothing is sent to a server.";
}

export function sendTitle(connection: Connection): string {
  return `Send to ${nameOf(connection)}`;
}
