import { analyseOpinions, VoteMatrix } from '@openhall/domain/opinions';
import type { Arrival, OpinionMemory } from '@openhall/domain/opinions';
import type { Circle } from '@openhall/contracts/statements';
import type { Database } from '@openhall/persistence/database';
import { OpinionRows } from './opinion-rows.repository.js';
import type { PersonRow } from './opinion-rows.repository.js';
import { resultOf } from './result-of.js';
import { leastShown } from './statements.policy.js';
import { memoryOf, storedMemory } from './stored-result.js';
import type { Analysed, AnalysedCircle, StoredMemory } from './stored-result.js';

/** Answers that were given so long before the last reading (ms) are read again: a commit may come after a reading. */
const overlapMs = 30_000;
const mostRounds = 4;

/** One circle of a round, as far as it was read. */
interface CircleState {
  matrix: VoteMatrix;
  memory: OpinionMemory | null;
}

interface RoundState {
  /** When the answers were read last (ms): what is stored must say the same, else another process went on. */
  readAt: number | null;
  everybody: CircleState;
  verified: CircleState;
  /** Whether somebody was verified when their answers were read. */
  known: Map<string, boolean>;
}

/** Reads the answers of rounds and analyses them, each time from where it stopped. Runs in a thread of its own. */
export class OpinionReading {
  private readonly rounds = new Map<string, RoundState>();
  private readonly rows: OpinionRows;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(database: Database) {
    this.rows = new OpinionRows(database);
  }

  /** One at a time: what is remembered of a round is no one else's meanwhile. @param now the time of the reading (ms) */
  analyse(roundId: string, now: number): Promise<Analysed> {
    const reading = this.turn.then(() => this.read(roundId, now));
    this.turn = reading.catch(() => undefined);
    return reading;
  }

  private async read(roundId: string, now: number): Promise<Analysed> {
    const people = await this.rows.people(roundId);
    const state = await this.stateOf(roundId, people);
    await this.takeStatements(roundId, state);
    await this.takeVotes(roundId, state, people);
    const circles = [analysed('everybody', state.everybody, people)];
    const verified = people.filter((person) => person.verified);
    if (verified.length >= leastShown && verified.length < people.length)
      circles.push(analysed('verified', state.verified, verified));
    state.readAt = now;
    this.keep(roundId, state);
    return { readAt: now, circles };
  }

  /** What is in memory if nobody went on since and nobody was verified since; else what the stored memory gives. */
  private async stateOf(roundId: string, people: readonly PersonRow[]): Promise<RoundState> {
    const held = this.rounds.get(roundId);
    const isCurrent =
      held !== undefined &&
      held.readAt === (await this.rows.readAt(roundId)) &&
      people.every(({ id, verified }) => (held.known.get(id) ?? verified) === verified);
    if (isCurrent) return held;
    const memories = await this.rows.memories(roundId);
    const verified = new Set(people.filter((person) => person.verified).map(({ id }) => id));
    return {
      readAt: null,
      everybody: restored(memories.get('everybody'), () => true),
      verified: restored(memories.get('verified'), (id) => verified.has(id)),
      known: new Map(),
    };
  }

  private async takeStatements(roundId: string, { everybody, verified }: RoundState): Promise<void> {
    for (const row of await this.rows.statements(roundId)) {
      const kind = row.state === 'accepted' ? (row.meta ? 'meta' : 'open') : 'rejected';
      everybody.matrix.addStatement(row.id, kind);
      verified.matrix.addStatement(row.id, kind);
    }
  }

  private async takeVotes(roundId: string, state: RoundState, people: readonly PersonRow[]): Promise<void> {
    const { everybody, verified, known } = state;
    for (const person of people) {
      known.set(person.id, person.verified);
      everybody.matrix.addParticipant(person.id);
      if (person.verified) verified.matrix.addParticipant(person.id);
    }
    const statements = new Set(everybody.matrix.statements);
    const from = state.readAt === null ? 0 : state.readAt - overlapMs;
    for await (const vote of this.rows.votesSince(roundId, from)) {
      const isVerified = known.get(vote.participant_id);
      // What came after people and statements were read is taken next time: it lies within the overlap.
      if (isVerified === undefined || !statements.has(vote.statement_id)) continue;
      everybody.matrix.vote(vote.participant_id, vote.statement_id, vote.stance);
      if (isVerified) verified.matrix.vote(vote.participant_id, vote.statement_id, vote.stance);
    }
  }

  private keep(roundId: string, state: RoundState): void {
    this.rounds.delete(roundId);
    this.rounds.set(roundId, state);
    const [oldest] = this.rounds.keys();
    if (this.rounds.size > mostRounds && oldest !== undefined) this.rounds.delete(oldest);
  }
}

function analysed(circle: Circle, state: CircleState, people: readonly PersonRow[]): AnalysedCircle {
  const { matrix } = state;
  const analysis = analyseOpinions(matrix, { last: state.memory });
  state.memory = analysis.memory;
  const arrivals = new Map<string, Arrival>(
    people.map(({ id, joined_at: at, account_made_at: accountMadeAt }) => [id, { at, accountMadeAt }]),
  );
  return {
    circle,
    stored: resultOf(analysis, matrix, arrivals),
    memory: storedMemory(analysis.memory, matrix.participants, matrix.statements),
  };
}

/** A matrix with the people and statements of the memory in their order, so that what the memory says of rows holds. */
function restored(memory: StoredMemory | undefined, isOf: (participant: string) => boolean): CircleState {
  const matrix = new VoteMatrix();
  // Somebody of the memory is not of the circle any more: it begins anew.
  if (!memory?.participants.every(isOf)) return { matrix, memory: null };
  for (const id of memory.statements) matrix.addStatement(id);
  for (const id of memory.participants) matrix.addParticipant(id);
  return { matrix, memory: memoryOf(memory) };
}
