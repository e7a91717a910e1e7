import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { StatementImportRepository } from './statement-import.repository.js';
import type { ImportedRound } from './statement-import.repository.js';

export type { ImportedRound } from './statement-import.repository.js';

/** Brings in conversations of other platforms. Their people have no accounts here. */
@Injectable()
export class StatementImport {
  constructor(private readonly repository: StatementImportRepository) {}

  /** The round of a consultation that asks this and came from that source; null if there is none. */
  find(consultationId: string, source: string, question: string): Promise<string | null> {
    return this.repository.find(consultationId, source, question);
  }

  /** Makes a closed round within the unit of work of `manager`; returns its id. */
  insert(
    manager: EntityManager,
    consultationId: string,
    imported: ImportedRound,
    now: number,
  ): Promise<string> {
    return this.repository.insert(manager, consultationId, imported, now);
  }
}
