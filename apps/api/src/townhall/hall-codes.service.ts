import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Attempts } from '../common/attempts.js';
import { Clock } from '../common/clock.js';
import { ProblemError } from '../common/problem.js';
import { HallCodesRepository } from './hall-codes.repository.js';
import { codeWorks } from './townhall.policy.js';

/** No letter or digit that is taken for another. */
const alphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const length = 6;

/**
 * Wrong codes from one address: enough for a hall of people who mistype, far too few to guess one code of 900 million. Right
 * ones are counted nowhere.
 */
const wrong = { most: 120, windowMs: 60_000 };

/** The six characters with which a hall is found. */
@Injectable()
export class HallCodes {
  private readonly guesses = new Attempts(wrong.most, wrong.windowMs);

  constructor(
    private readonly repository: HallCodesRepository,
    private readonly clock: Clock,
  ) {}

  /** A new code. That another hall has it is next to impossible, and then refused by the database. */
  make(): string {
    return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
  }

  /**
   * The id of the hall with this code, however it was typed.
   * @param scope the part of the client's address that stands for a household or a hall
   * @throws ProblemError `hall_code_unknown`, `too_many_requests`
   */
  async find(typed: string, scope: string): Promise<string> {
    const now = this.clock.now();
    // Not even the right one: a guesser must not learn that it was.
    if (this.guesses.isSpent(scope, now)) throw new ProblemError('too_many_requests');
    const code = typed.toUpperCase().replace(/[\s-]/g, '');
    const hall = code.length === length ? await this.repository.find(code) : null;
    if (hall && codeWorks(hall, now)) return hall.id;
    this.guesses.add(scope, now);
    throw new ProblemError('hall_code_unknown');
  }
}
