import { element } from "../dom";

/** Converts backticks in a text to code elements. */
export function prose(text: string): (Node | string)[] {
  return text.split("`").map((part, index) => (index % 2 === 0 ? part : element("code", {}, part)));
}
