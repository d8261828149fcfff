// Types of the platform that not every project has: Node's own types know no WebAssembly namespace.

/** `WebAssembly.Module`, where the project's libraries have it. */
export type WasmModule = typeof globalThis extends { WebAssembly: { Module: { prototype: infer Module } } } ? Module : object;

/** What `init` loads the module from: its address, its bytes, or the compiled module. */
export type WasmSource = string | URL | Response | Promise<Response> | ArrayBuffer | ArrayBufferView | WasmModule;
