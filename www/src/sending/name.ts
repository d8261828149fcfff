/** Returns the name of the group in a request. Empty if there is none or the text is not JSON. */
export function nameIn(text: string): string {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === "object" && body !== null && "name" in body && typeof body.name === "string" ? body.name : "";
  } catch {
    return "";
  }
}
