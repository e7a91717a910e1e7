import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Attempts } from '../common/attempts.js';
import { Clock } from '../common/clock.js';
import { ProblemError } from '../common/problem.js';
import { GuestsService } from '../identity/guests.service.js';

/** Generous: a library may have one address for everybody who votes there, and a code can't be guessed anyway. */
const most = 100;
const windowMs = 600_000;

/** Slows down whoever tries voter codes. */
@Injectable()
export class CodeGuesses {
  private readonly wrong = new Attempts(most, windowMs);

  constructor(
    private readonly browsers: GuestsService,
    private readonly clock: Clock,
  ) {}

  /**
   * Does the work, unless this address has had too many wrong codes. Work without a code is never held up.
   * @throws ProblemError `too_many_requests`
   */
  async watch<T>(request: FastifyRequest, code: string | null, work: () => Promise<T>): Promise<T> {
    if (code === null) return work();
    const { scope } = await this.browsers.browserOf(request);
    if (this.wrong.isSpent(scope, this.clock.now())) throw new ProblemError('too_many_requests');
    try {
      return await work();
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'vote_code_wrong')
        this.wrong.add(scope, this.clock.now());
      throw error;
    }
  }
}
