// Lays out JSON text without parsing its strings and numbers.

const INDENT = "  ";

/**
 * Lays out a valid JSON text with two spaces a level, as the texts of `build` are. Keeps the order of the keys, duplicate keys, and the
 * spelling of strings and numbers.
 */
export function layout(text: string): string {
  const pieces: string[] = [];
  let indent = "\n";
  for (let at = skipSpace(text, 0); at < text.length;) {
    const end = tokenEnd(text, at);
    const token = text.slice(at, end);
    at = skipSpace(text, end);
    const closes = text[at] === "}" || text[at] === "]";
    if (token === "{" || token === "[") {
      indent += INDENT;
      pieces.push(token, closes ? "" : indent);
    } else if (token === ",") pieces.push(token, indent);
    else if (token === ":") pieces.push(": ");
    else pieces.push(token);
    if (closes) {
      indent = indent.slice(0, -INDENT.length);
      if (token !== "{" && token !== "[") pieces.push(indent);
    }
  }
  return pieces.join("");
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && " \n\r\t".includes(text[at] ?? "")) at++;
  return at;
}

/** Returns the end of the bracket, comma, colon, string, number or word that starts here. */
function tokenEnd(text: string, start: number): number {
  if (text[start] === '"') return stringEnd(text, start);
  if ("{}[],:".includes(text[start] ?? "")) return start + 1;
  let end = start + 1;
  while (end < text.length && !" \n\r\t,:]}".includes(text[end] ?? "")) end++;
  return end;
}

function stringEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at + 1;
}
