import { Injectable } from '@nestjs/common';
import type { TallyValues } from '@openhall/contracts/live';
import type { Participant } from '../common/access.js';
import { ProblemError } from '../common/problem.js';
import { OpinionMaps } from './opinion-map.service.js';
import { RoundGate } from './round-gate.service.js';

/** The room `statements:ID`: who may join, and its numbers. */
@Injectable()
export class RoundRoom {
  constructor(
    private readonly gate: RoundGate,
    private readonly maps: OpinionMaps,
  ) {}

  mayJoin(id: string, participant: Participant | null): Promise<boolean> {
    return orFalse(async () => {
      await this.gate.visible(id, participant);
      return true;
    });
  }

  async tally(id: string): Promise<TallyValues | null> {
    return (await orFalse(() => this.maps.tally(id))) || null;
  }
}

async function orFalse<T>(ask: () => Promise<T>): Promise<T | false> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'not_found') return false;
    throw error;
  }
}
