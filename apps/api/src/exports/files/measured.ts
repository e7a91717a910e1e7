import { createHash } from 'node:crypto';

/** What a file came to. */
export interface Measure {
  bytes: number;
  sha256: string;
}

/** The pieces of a file as they come; what it came to is told at its end. */
export async function* measured<Piece extends string | Buffer>(
  pieces: AsyncIterable<Piece> | Iterable<Piece>,
  done: (measure: Measure) => void,
): AsyncGenerator<Piece> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of pieces) {
    hash.update(piece);
    bytes += Buffer.byteLength(piece);
    yield piece;
  }
  done({ bytes, sha256: hash.digest('hex') });
}
