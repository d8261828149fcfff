// Compiles the WebAssembly module from any of the sources that `init` takes.

import type { WasmModule, WasmSource } from "./platform.js";

export async function compile(source: WasmSource): Promise<WebAssembly.Module> {
  const given = await source;
  if (typeof given === "string" || given instanceof URL) return compileResponse(await fetch(given));
  if (given instanceof Response) return compileResponse(given);
  return isModule(given) ? given : WebAssembly.compile(given);
}

export function compileSync(source: ArrayBuffer | ArrayBufferView | WasmModule): WebAssembly.Module {
  return isModule(source) ? source : new WebAssembly.Module(source);
}

/** The folder to which development servers move the scripts of packages. Vitest has one for each of its projects. */
const VITE_FOLDER = /\/\.vite\/(?:.+\/)?deps\//;

/** Returns the URL of a file of the package. The development servers of Vite and Vitest move scripts, and no other files. */
export function original(url: URL): URL {
  // The URL of other bundlers may have no host.
  return VITE_FOLDER.test(url.href) ? new URL(url.href.replace(VITE_FOLDER, "/target-groups/dist/")) : url;
}

/** Compiles a response. Streaming needs the media type `application/wasm`, which not every server sends. */
async function compileResponse(response: Response): Promise<WebAssembly.Module> {
  if (!response.ok) throw new Error(`${response.url} returned the status ${response.status} ${response.statusText}`.trim());
  if (response.headers.get("content-type")?.startsWith("text/html")) throw new Error(`${response.url} returned a web page`);
  return response.headers.get("content-type") === "application/wasm"
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

function isModule(source: unknown): source is WebAssembly.Module {
  return source instanceof WebAssembly.Module;
}
