// Joins the chunks of a stream into blocks of a useful size.

/** The minimum size in bytes. For a smaller block, calling WebAssembly takes longer than processing the block. */
const MIN_BLOCK = 1 << 16;

/** Joins small pieces. Only the last block may be smaller than the minimum. */
export async function* blocksOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let kept: Uint8Array[] = [];
  let length = 0;
  for await (const piece of pieces) {
    kept.push(piece);
    length += piece.length;
    if (length < MIN_BLOCK) continue;
    yield concatenate(kept, length);
    kept = [];
    length = 0;
  }
  if (length > 0) yield concatenate(kept, length);
}

/** Joins pieces. A single piece is returned without a copy. */
export function concatenate(pieces: Uint8Array[], length: number): Uint8Array {
  if (pieces.length === 1 && pieces[0]) return pieces[0];
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
