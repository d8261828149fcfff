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

/** Returns where a file of the package is. Vite's development server moves scripts to another folder, and no other files. */
export function original(url: URL): URL {
  const [before, after] = url.href.split("/.vite/deps/");
  // The URL of other bundlers may be one without a host.
  return after === undefined ? url : new URL(`${before}/target-groups/dist/${after}`);
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
