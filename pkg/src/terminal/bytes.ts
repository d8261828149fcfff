// Bytes of files as text.

const MARK = [0xef, 0xbb, 0xbf];

/** Without the byte order mark that some editors put first. */
export function withoutMark(bytes: Uint8Array): Uint8Array {
  return MARK.every((byte, index) => bytes[index] === byte) ? bytes.subarray(MARK.length) : bytes;
}

/** With U+FFFD for what is not UTF-8. */
export function decode(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}
