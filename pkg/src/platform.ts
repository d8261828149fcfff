// Types of the platform that may be missing in a project: `@types/node` does not declare the WebAssembly namespace.

/** `WebAssembly.Module`, or `object` in projects without its types. */
export type WasmModule = typeof globalThis extends { WebAssembly: { Module: { prototype: infer Module } } } ? Module : object;

/** A source of the WebAssembly module for `init`: its URL, a response, its bytes, or the compiled module. */
export type WasmSource = string | URL | Response | Promise<Response> | ArrayBuffer | ArrayBufferView | WasmModule;
