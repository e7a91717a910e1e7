import { Injectable } from '@nestjs/common';
import type { Snapshot } from '@openhall/persistence/database';
import { ProblemError } from '../../common/problem.js';
import { polisArchive } from '../files/polis.js';
import { RoundsRepository } from './rounds.repository.js';

/** Rounds of statements in the shape of Polis's exports. */
@Injectable()
export class RoundFiles {
  constructor(private readonly repository: RoundsRepository) {}

  /** @throws ProblemError `not_found` where there is no such round, or it is not over */
  async *archive(snapshot: Snapshot, scopeId: string, roundId: string, asOf: number): AsyncGenerator<Buffer> {
    if (!(await this.repository.isClosed(snapshot, scopeId, roundId))) throw new ProblemError('not_found');
    yield* polisArchive(
      () => this.repository.statements(snapshot, roundId),
      () => this.repository.stances(snapshot, roundId),
      asOf,
    );
  }
}
