import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { auditHash, chainStart } from '@openhall/domain/records';
import type { ChainedAuditEntry } from '@openhall/domain/records';
import type { References } from '@openhall/persistence/entities';
import { Clock } from '../common/clock.js';
import { AuditRepository } from './audit.repository.js';

/** An act of staff or of the system. `detail` holds ids and codes, never personal text. */
export interface AuditedAct {
  actorId: string | null;
  act: string;
  subjectType: string;
  subjectId: string;
  detail?: References;
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The append-only, hash-chained record of what staff and the system did. */
@Injectable()
export class AuditService {
  constructor(
    private readonly repository: AuditRepository,
    private readonly clock: Clock,
  ) {}

  /** Adds a link to the chain, inside the unit of work that does the act. */
  async record(manager: EntityManager, act: AuditedAct): Promise<void> {
    const head = await this.repository.lockedHead(manager);
    const entry = {
      seq: (head?.seq ?? 0) + 1,
      at: this.clock.now(),
      actorId: act.actorId,
      act: act.act,
      subjectType: act.subjectType,
      subjectId: act.subjectId,
      detail: act.detail ?? {},
      previousHash: head?.hash ?? chainStart.hash,
    };
    await this.repository.append(manager, { ...entry, hash: auditHash(entry.previousHash, entry, sha256) });
  }

  /** The links that speak of one subject, each with its place in the chain. */
  extract(subjectType: string, subjectId: string): Promise<ChainedAuditEntry[]> {
    return this.repository.ofSubject(subjectType, subjectId);
  }
}
