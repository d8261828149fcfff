/** The name that a request gives its group; empty while there is none to be read. */
export function nameIn(text: string): string {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === "object" && body !== null && "name" in body && typeof body.name === "string" ? body.name : "";
  } catch {
    return "";
  }
}
