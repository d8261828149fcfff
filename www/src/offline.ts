// Registers the service worker, which makes the page available offline.

import { byId } from "./dom";

/** Browsers with Trusted Types do not accept a string as a script URL. The Content-Security-Policy allows this policy by name. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: (address: string) => string }): { createScriptURL: (address: string) => string };
}

export async function keepForOffline(): Promise<void> {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  try {
    await navigator.serviceWorker.register(workerAddress());
    await navigator.serviceWorker.ready;
    byId("offline", HTMLSpanElement).textContent = "The page also works offline.";
  } catch {
    // This fails in private windows or with a full disk. The page still works online.
  }
}

function workerAddress(): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  const address = new URL("./service-worker.js", document.baseURI).href;
  return trustedTypes?.createPolicy("service-worker", { createScriptURL: (given) => given }).createScriptURL(address) ?? address;
}
