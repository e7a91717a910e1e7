import { Injectable } from '@nestjs/common';
import type { ByAssurance } from '@openhall/domain/townhall';
import { Database } from '@openhall/persistence/database';
import { FairOrder } from './fair-order.service.js';
import type { UpvotedBy } from './fair-order.service.js';
import { HallNumbersRepository } from './hall-numbers.repository.js';
import { HallStates } from './hall-states.service.js';
import { pollNumbers } from './poll-results.js';
import type { PollNumbers } from './poll-results.js';

/** What is counted in a hall and belongs to no act: upvotes, answers, the order that follows from them. */
export interface Numbers {
  /** Grows whenever they are read anew. */
  version: number;
  /** By question id; none where absent. */
  upvotes: ReadonlyMap<string, number>;
  /** By question id: the same people by what "one person" rests on. */
  upvotesBy: ReadonlyMap<string, ByAssurance>;
  /** By poll id, drafts left out. Not for the public as they are: see `resultsVisible`. */
  polls: ReadonlyMap<string, PollNumbers>;
  /** Numbers of the waiting questions. */
  fairOrder: readonly number[];
}

interface Kept {
  numbers: Numbers;
  dirty: boolean;
  /** Of which state. */
  token: string;
  readAt: number;
  /** How long (ms) to leave the database alone afterwards. */
  pauseMs: number;
}

/** At most four readings a second for each hall when they are costly, more while they are quick: a twentieth of the time. */
const longestPauseMs = 250;
const pauseFactor = 20;
/** Other processes write too. */
const freshMs = 2_000;
const mostHalls = 50;

/** Reads a hall's numbers when they moved, once for all who want them. */
@Injectable()
export class HallNumbers {
  private readonly halls = new Map<string, Kept>();
  private readonly readings = new Map<string, Promise<Numbers>>();

  constructor(
    private readonly repository: HallNumbersRepository,
    private readonly states: HallStates,
    private readonly fairOrder: FairOrder,
    private readonly database: Database,
  ) {}

  /** Something was counted, and is committed. */
  moved(hallId: string): void {
    const kept = this.halls.get(hallId);
    if (kept) kept.dirty = true;
  }

  /** An upvote was given or taken back, and is committed. */
  upvoted(hallId: string, questionIds: readonly string[], by: UpvotedBy, given: boolean): void {
    this.fairOrder.moved(hallId, questionIds, by, given);
  }

  /** The numbers as they are, or were at most a moment ago. */
  async of(hallId: string): Promise<Numbers> {
    const reading = this.readings.get(hallId);
    if (reading) {
      const numbers = await reading;
      // What moved after the reading began may be missing from it.
      return this.halls.get(hallId)?.dirty ? this.begin(hallId) : numbers;
    }
    const kept = this.halls.get(hallId);
    return kept && !(await this.isStale(hallId, kept)) ? kept.numbers : this.begin(hallId);
  }

  private async isStale(hallId: string, kept: Kept): Promise<boolean> {
    if (kept.dirty || (await this.states.current(hallId)).token !== kept.token) return true;
    return this.database.kind === 'postgres' && performance.now() - kept.readAt > freshMs;
  }

  private begin(hallId: string): Promise<Numbers> {
    const under = this.readings.get(hallId);
    if (under) return under;
    const reading = this.readSoon(hallId).finally(() => this.readings.delete(hallId));
    this.readings.set(hallId, reading);
    return reading;
  }

  private async readSoon(hallId: string): Promise<Numbers> {
    const kept = this.halls.get(hallId);
    const wait = kept ? kept.readAt + kept.pauseMs - performance.now() : 0;
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    if (kept) kept.dirty = false;
    const began = performance.now();
    try {
      const { token, numbers } = await this.read(hallId, (kept?.numbers.version ?? 0) + 1);
      const readAt = performance.now();
      const pauseMs = Math.min(longestPauseMs, (readAt - began) * pauseFactor);
      this.keep(hallId, { numbers, dirty: kept?.dirty ?? false, token, readAt, pauseMs });
      return numbers;
    } catch (error) {
      this.halls.delete(hallId);
      throw error;
    }
  }

  private async read(hallId: string, version: number): Promise<{ token: string; numbers: Numbers }> {
    const { state, token } = await this.states.current(hallId);
    const upvotes = await this.repository.upvotes(hallId);
    const polls = [...state.polls.values()].filter((poll) => poll.state !== 'draft');
    const answers = await this.repository.answers(polls.map(({ id }) => id));
    const words = await this.repository.words(
      polls.filter(({ kind }) => kind === 'words').map(({ id }) => id),
    );
    const fairOrder = await this.fairOrder.of(state, upvotes);
    const upvotesBy = this.fairOrder.backing(state);
    const counted = polls.map(
      (poll) => [poll.id, pollNumbers(poll, answers.get(poll.id) ?? [], words.get(poll.id) ?? [])] as const,
    );
    return { token, numbers: { version, upvotes, upvotesBy, polls: new Map(counted), fairOrder } };
  }

  private keep(hallId: string, kept: Kept): void {
    this.halls.delete(hallId);
    this.halls.set(hallId, kept);
    if (this.halls.size > mostHalls) this.halls.delete(this.halls.keys().next().value ?? '');
  }
}
