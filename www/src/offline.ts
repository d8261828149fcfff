// Registers the service worker, which keeps the page for when there is no network.

import { byId } from "./dom";

/** Browsers with Trusted Types take no plain text for a script's address; the page's policy allows this one name. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: (address: string) => string }): { createScriptURL: (address: string) => string };
}

export async function keepForOffline(): Promise<void> {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  try {
    await navigator.serviceWorker.register(workerAddress());
    await navigator.serviceWorker.ready;
    byId("offline", HTMLSpanElement).textContent = "Kept in this browser: it also works offline.";
  } catch {
    // A private window or a full disk: the page works all the same while there is a network.
  }
}

function workerAddress(): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  const address = new URL("./service-worker.js", document.baseURI).href;
  return trustedTypes?.createPolicy("service-worker", { createScriptURL: (given) => given }).createScriptURL(address) ?? address;
}
