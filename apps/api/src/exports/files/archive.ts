import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

/** Files of an archive in order; each is made when the one before it is written. */
export interface ArchiveEntry {
  name: string;
  content: () => AsyncIterable<string | Buffer> | Iterable<string>;
}

/** A ZIP of entries, streamed: one at a time and never as a whole. `at` (ms) is the time that its files bear. */
export function archive(entries: readonly ArchiveEntry[], at: number): AsyncIterable<Buffer> {
  const zip = new ZipFile();
  const options = { mtime: new Date(at), mode: 0o100644 };
  const failed = new Promise<never>((_, reject) => zip.on('error', reject));
  for (const { name, content } of entries) {
    zip.addReadStreamLazy(name, options, (ready) => {
      const stream = Readable.from(content(), { objectMode: false });
      stream.on('error', (error) => zip.emit('error', error));
      ready(null, stream);
    });
  }
  zip.end();
  return until(zip.outputStream as Readable, failed);
}

/** The stream's pieces, or the error that an entry came to: the archive itself would wait for ever. */
async function* until(stream: Readable, failed: Promise<never>): AsyncGenerator<Buffer> {
  failed.catch((error: unknown) => stream.destroy(error instanceof Error ? error : new Error(String(error))));
  for await (const piece of stream) yield piece as Buffer;
}
