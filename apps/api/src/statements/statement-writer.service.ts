import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { limits } from '@openhall/contracts/limits';
import type { StatementWriting } from '@openhall/contracts/statements';
import { ProblemError } from '../common/problem.js';
import { StatementsRepository } from './statements.repository.js';

/** Puts statements into a round, within a unit of work. */
@Injectable()
export class StatementWriter {
  constructor(private readonly repository: StatementsRepository) {}

  /**
   * One of the council is shown at once, one of a resident waits for a moderator. Returns the id.
   * @throws ProblemError `statement_there_already`, `statements_waiting`
   */
  async write(
    manager: EntityManager,
    roundId: string,
    { body, lang }: StatementWriting,
    author: { byCouncil: true } | { byCouncil: false; accountId: string },
    now: number,
    id = uuid(),
  ): Promise<string> {
    if (await this.repository.isThere(manager, roundId, body))
      throw new ProblemError('statement_there_already');
    const { max } = limits.waitingStatements;
    if (!author.byCouncil && (await this.repository.waitingOf(manager, roundId, author.accountId)) >= max)
      throw new ProblemError('statements_waiting', { params: { max } });
    await this.repository.insert(manager, {
      id,
      roundId,
      number: await this.repository.nextNumber(manager, roundId),
      state: author.byCouncil ? 'accepted' : 'waiting',
      authorId: author.byCouncil ? null : author.accountId,
      byCouncil: author.byCouncil,
      body,
      lang,
      createdAt: now,
      acceptedAt: author.byCouncil ? now : null,
    });
    return id;
  }
}
