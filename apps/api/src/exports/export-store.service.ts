import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { ReadStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { Environment } from '../config/environment.js';
import { ENVIRONMENT } from '../config/environment.module.js';

export interface StoredFile {
  bytes: number;
  sha256: string;
}

/** The bytes of exports in the data directory, which all processes share. A name without `.part` is a whole file. */
@Injectable()
export class ExportStore {
  private readonly directory: string;

  constructor(@Inject(ENVIRONMENT) environment: Environment) {
    this.directory = join(environment.dataDirectory, 'exports');
  }

  /**
   * Writes pieces under another name, calls `check`, and gives the file its name when it is whole and on the disk: one that is
   * cut off by whatever happens never looks whole. What an earlier try left is written over.
   */
  async write(
    id: string,
    pieces: AsyncIterable<string | Buffer>,
    check: () => Promise<void>,
  ): Promise<StoredFile> {
    await mkdir(this.directory, { recursive: true });
    const partial = `${this.path(id)}.part`;
    const hash = createHash('sha256');
    let bytes = 0;
    try {
      const file = await open(partial, 'w', 0o600);
      try {
        for await (const piece of pieces) {
          const chunk = typeof piece === 'string' ? Buffer.from(piece) : piece;
          hash.update(chunk);
          bytes += chunk.length;
          await file.writeFile(chunk);
        }
        await file.sync();
      } finally {
        await file.close();
      }
      await check();
      await rename(partial, this.path(id));
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
    return { bytes, sha256: hash.digest('hex') };
  }

  read(id: string): ReadStream {
    return createReadStream(this.path(id));
  }

  async remove(id: string): Promise<void> {
    await rm(this.path(id), { force: true });
    await rm(`${this.path(id)}.part`, { force: true });
  }

  private path(id: string): string {
    return join(this.directory, id);
  }
}
