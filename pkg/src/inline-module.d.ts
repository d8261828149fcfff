/** The WebAssembly module as base64. The build writes the script. */
declare const module: string;
export default module;
