import { Injectable } from '@nestjs/common';
import type { OwnHall, OwnQuestion } from '@openhall/contracts/townhall';
import {
  askAgainAt,
  handOf,
  isPublic,
  mayAnswerAtAll,
  mayAsk,
  mayRaiseHand,
  mayUpvoteAtAll,
  mayWithdraw,
  waitingSpeakers,
} from '@openhall/domain/townhall';
import type { Actor as HallActor, HallState, Question, Refused } from '@openhall/domain/townhall';
import type { Participant } from '../common/access.js';
import { Clock } from '../common/clock.js';
import { LiveService } from '../live/live.service.js';
import { HallNumbers } from './hall-numbers.service.js';
import type { Numbers } from './hall-numbers.service.js';
import { HallPeople } from './hall-people.service.js';
import { HallStates } from './hall-states.service.js';
import { MarksRepository } from './marks.repository.js';
import { ownRoom } from './rooms.js';

const nobody: HallActor = { accountId: '', assurance: 'guest', joined: false, staff: null };

/** What is one's own in a hall. */
@Injectable()
export class OwnHalls {
  constructor(
    private readonly states: HallStates,
    private readonly numbers: HallNumbers,
    private readonly people: HallPeople,
    private readonly marks: MarksRepository,
    private readonly live: LiveService,
    private readonly clock: Clock,
  ) {}

  /** @param participant null before joining. @throws ProblemError `not_found` */
  async of(hallId: string, participant: Participant | null): Promise<OwnHall> {
    // Before everything else is read, so that the answer holds at least what happened up to it.
    const seq = participant ? await this.live.head(ownRoom(participant.id)) : 0;
    const { state } = await this.states.current(hallId);
    const actor = participant ? await this.people.actor(hallId, participant) : nobody;
    const may = this.possibilities(state, actor);
    if (!participant || !actor.joined) return { ...empty, may, seq };
    const numbers = await this.numbers.of(hallId);
    const upvoted = await this.marks.upvotedBy(hallId, participant.id);
    const restriction = state.restrictions.get(participant.id);
    const { id, name, assurance } = participant;
    return {
      person: { id, name, assurance },
      questions: [...state.questions.values()]
        .filter(({ askerId }) => askerId === id)
        .map((question) => ownQuestion(state, question, numbers)),
      upvoted: numbersOf(state, upvoted),
      answers: await this.marks.answersBy(hallId, id),
      hand: handView(state, id),
      muted: restriction?.kind === 'muted' ? { reason: restriction.reason } : null,
      removed: restriction?.kind === 'removed' ? { reason: restriction.reason } : null,
      may,
      askAgainAt: askAgainAt(state, id),
      seq,
    };
  }

  private possibilities(state: HallState, actor: HallActor): OwnHall['may'] {
    return {
      ask: verdict(mayAsk(state, actor, this.clock.now())),
      upvote: verdict(mayUpvoteAtAll(state, actor)),
      answer: verdict(mayAnswerAtAll(state, actor)),
      raiseHand: verdict(mayRaiseHand(state, actor)),
    };
  }
}

const empty = {
  person: null,
  questions: [],
  upvoted: [],
  answers: {},
  hand: null,
  muted: null,
  removed: null,
  askAgainAt: null,
} satisfies Partial<OwnHall>;

/** A question as its asker may see it, in any state. */
export function ownQuestion(
  state: HallState,
  question: Question,
  { upvotes }: Pick<Numbers, 'upvotes'>,
): OwnQuestion {
  const { id, number, text, lang, anonymous, askedAt, refusal, deferred, answer, mergedIntoId } = question;
  const target = state.questions.get(mergedIntoId ?? '');
  return {
    ...{ id, number, text, lang, anonymous, askedAt, refusal, deferred, answer },
    state: question.state,
    upvotes: upvotes.get(id) ?? 0,
    mergedInto: target && isPublic(target) ? { number: target.number, text: target.text } : null,
    mayWithdraw: mayWithdraw(question),
  };
}

function handView(state: HallState, accountId: string): OwnHall['hand'] {
  const hand = handOf(state, accountId);
  if (!hand) return null;
  const place = waitingSpeakers(state).findIndex(({ id }) => id === hand.id);
  return { id: hand.id, state: hand.state, place: place < 0 ? null : place + 1, means: hand.means };
}

/** Upvoting a question that was merged is upvoting what it went into. */
function numbersOf(state: HallState, questionIds: readonly string[]): number[] {
  const numbers = questionIds.flatMap((id) => {
    const question = state.questions.get(id);
    const target = question?.state === 'merged' ? state.questions.get(question.mergedIntoId ?? '') : question;
    return target?.number ?? [];
  });
  return [...new Set(numbers)].sort((a, b) => a - b);
}

function verdict(outcome: { ok: true } | Refused): true | string {
  return outcome.ok ? true : outcome.code;
}
