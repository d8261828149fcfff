// Live looks different from simulated, wherever sending is spoken of.

import { byId } from "../dom";
import { nameOf, type Connection } from "./connection";

const sendLabel = byId("send-label", HTMLSpanElement);
const banner = byId("live-banner", HTMLDivElement);
const bannerText = byId("live-banner-text", HTMLParagraphElement);
const fault = byId("fault", HTMLSelectElement);
const hint = byId("send-hint", HTMLParagraphElement);

/** Gives the words in which to say it. */
export function showMode(connection: Connection): string {
  const isLive = connection.mode === "live";
  byId("send", HTMLButtonElement).classList.toggle("live", isLive);
  sendLabel.textContent = sendTitle(connection);
  banner.toggleAttribute("data-shown", isLive);
  bannerText.textContent = isLive ? `Live: requests go to ${nameOf(connection)} and create real target groups.` : "";
  fault.hidden = isLive;
  hint.textContent = isLive
    ? "The request is shown to you before it leaves. Reloading goes back to the simulation and forgets the credentials."
    : "A simulation in this page: nothing leaves it.";
  return isLive ? bannerText.textContent : "Simulated: nothing leaves this page.";
}

export function sendTitle(connection: Connection): string {
  return `Send to ${nameOf(connection)}`;
}
