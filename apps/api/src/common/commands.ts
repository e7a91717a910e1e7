import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { IdempotencyRepository } from './idempotency.repository.js';
import { ProblemError } from './problem.js';

/** A command as its client named it: who, which key (null: not repeatable), and what was asked. */
export interface Command {
  actorId: string;
  key: string | null;
  request: unknown;
}

/** Makes commands safe to retry: the same key from the same person gives the same answer and one row. */
@Injectable()
export class Commands {
  constructor(private readonly repository: IdempotencyRepository) {}

  /**
   * Claims the command's key for `subjectId`, inside the unit of work that carries it out.
   * @returns the id that an earlier try of the same command made, or null when this is the first
   * @throws ProblemError `idempotency_key_reused` when the key came with another request before
   */
  async earlier(
    manager: EntityManager,
    command: Command,
    subjectId: string,
    now: number,
  ): Promise<string | null> {
    if (command.key === null) return null;
    const requestHash = createHash('sha256').update(JSON.stringify(command.request)).digest('base64url');
    const claim = { actor: command.actorId, key: command.key, requestHash, subjectId, createdAt: now };
    if (await this.repository.claim(manager, claim)) return null;
    const earlier = await this.repository.find(manager, command.actorId, command.key);
    if (earlier.requestHash !== requestHash) throw new ProblemError('idempotency_key_reused');
    return earlier.subjectId;
  }
}
