import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ShownStatement } from '@openhall/contracts/statements';
import { drawStatement, priorityOf } from '@openhall/domain/opinions';
import { ResultsService } from './results.service.js';
import type { GateRound } from './round-gate.service.js';

const steps = 2 ** 32;
const noVotes = { agree: 0, disagree: 0, pass: 0 };

/** Which statement to ask about next. */
@Injectable()
export class NextStatement {
  constructor(private readonly results: ResultsService) {}

  /**
   * Draws one by the priorities of the newest analysis; what came after it weighs as one without answers.
   * @param open shown statements that the person has not answered
   */
  async of(round: GateRound, open: readonly ShownStatement[]): Promise<ShownStatement | null> {
    if (open.length === 0) return null;
    const result = await this.results.newest(round.id, 'everybody');
    const weights = new Map(result?.stored.priorities);
    const drawn = drawStatement(
      open.map(({ id, meta }) => ({
        statement: id,
        weight: weights.get(id) ?? priorityOf(noVotes, 0, meta ? 'meta' : 'open'),
      })),
      randomInt(steps) / steps,
    );
    return open.find(({ id }) => id === drawn) ?? null;
  }
}
