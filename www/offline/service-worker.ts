// Caches one build of the page, so that it opens offline. A newer build replaces the whole cache.

export {};
declare const self: ServiceWorkerGlobalScope;
/** The hash of the build and its files. The build fills this in. */
declare const __PRECACHE__: { version: string; files: string[] };

const { version, files } = __PRECACHE__;
const PREFIX = "target-groups-playground-";
const CACHE = PREFIX + version;
const START = new URL("./", self.registration.scope).href;

self.addEventListener("install", (event) => {
  event.waitUntil(cacheBuild().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(deleteOldBuilds().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(START)) return;
  event.respondWith(request.mode === "navigate" ? latestPage(request) : cachedFile(request));
});

/** Caches all files. Bypasses the HTTP cache, which may contain the previous build. */
async function cacheBuild(): Promise<void> {
  const cache = await caches.open(CACHE);
  const addresses = ["./", ...files.filter((file) => file !== "index.html")];
  await cache.addAll(addresses.map((address) => new Request(address, { cache: "reload" })));
}

async function deleteOldBuilds(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** Loads pages from the server when it is available, so that users get new builds. */
async function latestPage(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch {
    return (await cached(request)) ?? (await cached(START)) ?? Response.error();
  }
}

/** Loads other files from the cache. Their names contain a hash of the content, so they are up to date. */
async function cachedFile(request: Request): Promise<Response> {
  return (await cached(request)) ?? fetch(request);
}

/** Ignores the header `Vary`, since each file has only one variant. */
async function cached(request: Request | string): Promise<Response | undefined> {
  const cache = await caches.open(CACHE);
  return cache.match(request, { ignoreVary: true });
}
