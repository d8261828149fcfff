// Keeps one build of the page, so that it opens without a network. A newer build replaces it as a whole.

export {};
declare const self: ServiceWorkerGlobalScope;
/** Written by the build: a name for its content, and its files. */
declare const __PRECACHE__: { version: string; files: string[] };

const { version, files } = __PRECACHE__;
const PREFIX = "target-groups-playground-";
const CACHE = PREFIX + version;
const START = new URL("./", self.registration.scope).href;

self.addEventListener("install", (event) => {
  event.waitUntil(keepBuild().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(dropOldBuilds().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(START)) return;
  event.respondWith(request.mode === "navigate" ? newestPage(request) : keptFile(request));
});

/** Past the browser's own cache, which may hold the build before. */
async function keepBuild(): Promise<void> {
  const cache = await caches.open(CACHE);
  const addresses = ["./", ...files.filter((file) => file !== "index.html")];
  await cache.addAll(addresses.map((address) => new Request(address, { cache: "reload" })));
}

async function dropOldBuilds(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** From the server while it answers: only so does a new build reach anybody. */
async function newestPage(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch {
    return (await kept(request)) ?? (await kept(START)) ?? Response.error();
  }
}

/** The names of files contain a hash of their content, so a kept one is the right one. */
async function keptFile(request: Request): Promise<Response> {
  return (await kept(request)) ?? fetch(request);
}

/** Whatever a server says about `Vary`: each file has one form. */
async function kept(request: Request | string): Promise<Response | undefined> {
  const cache = await caches.open(CACHE);
  return cache.match(request, { ignoreVary: true });
}
