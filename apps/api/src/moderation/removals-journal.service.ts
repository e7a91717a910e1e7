import { appendFileSync, mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { subjectTypes } from '@openhall/contracts/moderation';
import type { Environment } from '../config/environment.js';
import { ENVIRONMENT } from '../config/environment.module.js';
import type { Removal } from '@openhall/persistence/entities';

const file = 'removals.jsonl';

/**
 * The removals in a file of the data directory, beside the database: a database that is restored from an older copy
 * does not know them, the file does. It holds references, no text.
 */
@Injectable()
export class RemovalsJournal {
  constructor(@Inject(ENVIRONMENT) private readonly environment: Environment) {}

  /** Waits for the disk: removals are rare, and what is answered is on record. A line cut off by a crash spoils no other. */
  append(removals: readonly Removal[]): void {
    if (removals.length === 0) return;
    mkdirSync(this.environment.dataDirectory, { recursive: true });
    const lines = removals.map((removal) => `\n${JSON.stringify(removal)}`).join('');
    appendFileSync(join(this.environment.dataDirectory, file), lines, { flush: true });
  }

  /** Lines that are cut off or odd are skipped: the others count. */
  async read(): Promise<Removal[]> {
    let text: string;
    try {
      text = await readFile(join(this.environment.dataDirectory, file), 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
    return text.split('\n').flatMap((line) => {
      const removal = parsed(line);
      return removal ? [removal] : [];
    });
  }
}

function parsed(line: string): Removal | null {
  try {
    const { subjectType, subjectId, decisionId, removedAt } = JSON.parse(line) as Removal;
    const known = subjectTypes.includes(subjectType) && isUUID(subjectId) && isUUID(decisionId);
    return known && Number.isSafeInteger(removedAt)
      ? { subjectType, subjectId, decisionId, removedAt }
      : null;
  } catch {
    return null;
  }
}
