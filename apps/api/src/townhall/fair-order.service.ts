import { Injectable } from '@nestjs/common';
import { fairOrder, upvoteRoots } from '@openhall/domain/townhall';
import type { Assurance, ByAssurance, HallState } from '@openhall/domain/townhall';
import type { Participant } from '../common/access.js';
import { HallNumbersRepository } from './hall-numbers.repository.js';
import { countedBy } from './upvotes-by.js';

/** Who gave an upvote or took it back. */
export type UpvotedBy = Pick<Participant, 'id' | 'assurance'>;

interface Kept {
  /** Who upvoted each question, rows of the database in memory. */
  upvoters: Map<string, Set<string>>;
  /** Of everybody who upvoted something. */
  assurances: Map<string, Assurance>;
  order: number[];
  /** Of what the order was made. */
  state: HallState | null;
  moves: number;
  madeOf: number;
  madeAt: number;
}

/** At most this often (ms), however many upvote. */
const pauseMs = 2_000;
const mostHalls = 20;

/**
 * The proportional order of a hall's waiting questions. The upvotes are kept in memory; what other processes wrote is noticed by
 * the counts, and only the questions in question are read again.
 */
@Injectable()
export class FairOrder {
  private readonly halls = new Map<string, Kept>();

  constructor(private readonly repository: HallNumbersRepository) {}

  /** Takes an upvote of this process, after its commit. */
  moved(hallId: string, questionIds: readonly string[], by: UpvotedBy, given: boolean): void {
    const kept = this.halls.get(hallId);
    if (!kept) return;
    const { id: accountId, assurance } = by;
    kept.moves += 1;
    kept.assurances.set(accountId, assurance);
    for (const id of questionIds) {
      // Where others upvoted that this process does not know of, the count tells, and they are read.
      const upvoters = kept.upvoters.get(id) ?? new Set<string>();
      kept.upvoters.set(id, upvoters);
      if (given) upvoters.add(accountId);
      else upvoters.delete(accountId);
    }
  }

  /** Numbers of the waiting questions, the next one first. @param counts upvotes as the database has them */
  async of(state: HallState, counts: ReadonlyMap<string, number>): Promise<number[]> {
    const kept = this.keptOf(state.hall.id);
    const isDue = kept.state === null || performance.now() - kept.madeAt >= pauseMs;
    if (!isDue) return completed(kept.order, state);
    await this.complete(kept, state, counts);
    if (kept.state?.questions !== state.questions || kept.madeOf !== kept.moves) {
      this.make(kept, state);
      kept.madeAt = performance.now();
    }
    kept.state = state;
    return kept.order;
  }

  /** By question: how many of those who upvoted it were guests, signed in, verified. Follows the counts within moments. */
  backing(state: HallState): Map<string, ByAssurance> {
    const kept = this.keptOf(state.hall.id);
    const backing = new Map<string, ByAssurance>();
    for (const [root, ids] of sourcesOf(state)) {
      const people = [...peopleOf(kept, ids)].map((id) => kept.assurances.get(id) ?? 'guest');
      backing.set(root, countedBy(people));
    }
    return backing;
  }

  private keptOf(hallId: string): Kept {
    const kept = this.halls.get(hallId) ?? {
      upvoters: new Map<string, Set<string>>(),
      assurances: new Map<string, Assurance>(),
      ...{ order: [], state: null, moves: 0, madeOf: -1, madeAt: 0 },
    };
    this.halls.delete(hallId);
    this.halls.set(hallId, kept);
    if (this.halls.size > mostHalls) this.halls.delete(this.halls.keys().next().value ?? '');
    return kept;
  }

  /** Reads the upvoters of questions whose number is not that of the people known. */
  private async complete(kept: Kept, state: HallState, counts: ReadonlyMap<string, number>): Promise<void> {
    const missing = [...sourcesOf(state)].flatMap(([root, ids]) =>
      peopleOf(kept, ids).size === (counts.get(root) ?? 0) ? [] : ids,
    );
    if (missing.length === 0) return;
    const rows = await this.repository.upvoters(missing);
    for (const id of missing) kept.upvoters.set(id, new Set());
    for (const { questionId, accountId, assurance } of rows) {
      kept.upvoters.get(questionId)?.add(accountId);
      kept.assurances.set(accountId, assurance);
    }
    kept.moves += 1;
  }

  private make(kept: Kept, state: HallState): void {
    kept.madeOf = kept.moves;
    const upvotes = new Map([...kept.upvoters].map(([id, people]) => [id, [...people]]));
    kept.order = fairOrder(state, upvotes).flatMap((id) => state.questions.get(id)?.number ?? []);
  }
}

/** The questions whose upvotes count for each. */
function sourcesOf(state: HallState): Map<string, string[]> {
  const sources = new Map<string, string[]>();
  for (const [id, root] of upvoteRoots(state)) sources.set(root, [...(sources.get(root) ?? []), id]);
  return sources;
}

function peopleOf(kept: Kept, sources: readonly string[]): ReadonlySet<string> {
  if (sources.length === 1) return kept.upvoters.get(sources[0] ?? '') ?? new Set();
  return new Set(sources.flatMap((id) => [...(kept.upvoters.get(id) ?? [])]));
}

/** Between two makings: without what no longer waits, and with what is new at the end. */
function completed(order: readonly number[], state: HallState): number[] {
  const numbers = [...state.questions.values()]
    .filter(({ state: is }) => is === 'accepted')
    .map(({ number }) => number);
  const waiting = new Set(numbers);
  return [...new Set([...order.filter((number) => waiting.has(number)), ...numbers])];
}
