import { Injectable } from '@nestjs/common';
import type { TallyValues } from '@openhall/contracts/live';
import { isPublic, resultsVisible, shownPoll } from '@openhall/domain/townhall';
import type { ByAssurance, HallState, Question } from '@openhall/domain/townhall';
import { ProblemError } from '../common/problem.js';
import { AudienceService } from '../live/audience.service.js';
import { HallNumbers } from './hall-numbers.service.js';
import type { Numbers } from './hall-numbers.service.js';
import { HallStates } from './hall-states.service.js';
import { PresenceService } from './presence.service.js';
import { SentNumbers } from './sent-numbers.js';
import { nobody } from './upvotes-by.js';

const fairOrderSent = 30;
const mostRooms = 200;
/** What was sent is sent once more after so long (ms), should it have been lost. */
const repeatMs = 3_000;

type HallTally = Extract<TallyValues, { kind: 'townhall' | 'console' }>;

/** The numbers of a hall's rooms, each as its audience may know them. */
@Injectable()
export class HallTallies {
  private readonly sent = new Map<string, SentNumbers>();
  private readonly repeats = new Map<string, NodeJS.Timeout>();

  constructor(
    private readonly states: HallStates,
    private readonly numbers: HallNumbers,
    private readonly presence: PresenceService,
    private readonly audience: AudienceService,
  ) {}

  /** @param id what follows `townhall:` in the room's name */
  async of(id: string): Promise<HallTally | null> {
    const [hallId = '', audience] = id.split(':');
    try {
      const { state } = await this.states.current(hallId);
      const numbers = await this.numbers.of(hallId);
      if (audience === 'moderators') return await this.console(id, state, numbers);
      if (audience === 'projector') return this.projector(id, state, numbers);
      return this.public(id, state, numbers);
    } catch (error) {
      if (error instanceof ProblemError) return null;
      throw error;
    }
  }

  private public(id: string, state: HallState, numbers: Numbers): HallTally {
    const shown = [...state.questions.values()].filter(isPublic);
    return {
      kind: 'townhall',
      present: this.presence.present(state.hall.id),
      ...this.moved(id, shown, numbers),
      polls: pollsOf(state, numbers, 'public'),
    };
  }

  /** While the screen is blanked nothing is sent. */
  private projector(id: string, state: HallState, numbers: Numbers): HallTally | null {
    if (state.hall.blanked) return null;
    const poll = shownPoll(state);
    const polls = pollsOf(state, numbers, 'public');
    const tally = this.public(id, state, numbers) as Extract<HallTally, { kind: 'townhall' }>;
    const values = poll && polls[poll.id];
    return { ...tally, polls: values ? { [poll.id]: values } : {} };
  }

  private async console(id: string, state: HallState, numbers: Numbers): Promise<HallTally> {
    const { hall, questions } = state;
    const all = [...questions.values()];
    const present = this.presence.present(hall.id);
    const here = present.guests + present.signedIn + present.verified;
    const polls = Object.entries(pollsOf(state, numbers, 'moderators')).map(([pollId, values]) => [
      pollId,
      { ...values, stillAnswering: Math.max(0, here - values.answered) },
    ]);
    return {
      ...{ kind: 'console', present },
      ...this.moved(id, all, numbers),
      polls: Object.fromEntries(polls) as Extract<HallTally, { kind: 'console' }>['polls'],
      waiting: [...questions.values()].filter(({ state: is }) => is === 'waiting' || is === 'held').length,
      moderators: await this.presence.moderators(hall.id),
    };
  }

  private moved(
    id: string,
    questions: readonly Question[],
    { upvotes, upvotesBy, fairOrder }: Numbers,
  ): Pick<HallTally, 'upvotes' | 'upvotesBy' | 'fairOrder'> {
    const sent = this.sent.get(id) ?? new SentNumbers(repeatMs);
    this.sent.delete(id);
    this.sent.set(id, sent);
    if (this.sent.size > mostRooms) this.sent.delete(this.sent.keys().next().value ?? '');
    const counts = new Map(questions.map((question) => [question.number, upvotes.get(question.id) ?? 0]));
    const values = sent.next(counts, fairOrder.slice(0, fairOrderSent), performance.now());
    if (sent.hasRepeats) this.repeatLater(id);
    const moved = questions.filter(({ number }) => number in values.upvotes);
    const by = moved.map((question) => [question.number, triple(upvotesBy.get(question.id) ?? nobody)]);
    return { ...values, upvotesBy: Object.fromEntries(by) as HallTally['upvotesBy'] };
  }

  private repeatLater(id: string): void {
    if (this.repeats.has(id)) return;
    const timer = setTimeout(() => {
      this.repeats.delete(id);
      this.audience.numbersMoved(`townhall:${id}`);
    }, repeatMs);
    timer.unref();
    this.repeats.set(id, timer);
  }
}

const triple = ({ guests, signedIn, verified }: ByAssurance) => [guests, signedIn, verified];

/** Of polls that take answers: how many, and the results where this audience may see them. */
function pollsOf(
  state: HallState,
  numbers: Numbers,
  audience: 'public' | 'moderators',
): Extract<HallTally, { kind: 'townhall' }>['polls'] {
  const open = [...state.polls.values()].filter((poll) => poll.state === 'open');
  return Object.fromEntries(
    open.map((poll) => {
      const counted = numbers.polls.get(poll.id);
      const results = resultsVisible(poll, audience) ? (counted?.results ?? null) : null;
      return [poll.id, { answered: counted?.answered ?? 0, results }];
    }),
  );
}
