// Reads the bytes of files as text.

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** Removes the byte order mark that some editors write. */
export function withoutMark(bytes: Uint8Array): Uint8Array {
  return BYTE_ORDER_MARK.every((byte, index) => bytes[index] === byte) ? bytes.subarray(BYTE_ORDER_MARK.length) : bytes;
}

/** Decodes UTF-8. Invalid bytes are replaced by U+FFFD. */
export function decode(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

/** Decodes UTF-8 or, with its byte order mark, UTF-16, which PowerShell writes. Removes the mark. */
export function decodeAny(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  return decode(withoutMark(bytes));
}
