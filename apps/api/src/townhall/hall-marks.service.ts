import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { UpvoteAnswer } from '@openhall/contracts/townhall';
import { mayAnswerPoll, mayUpvote, upvoteSources, wordsKey } from '@openhall/domain/townhall';
import type { Actor as HallActor, HallState, PollAnswer, Refused } from '@openhall/domain/townhall';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import type { Participant } from '../common/access.js';
import { Clock } from '../common/clock.js';
import { ProblemError } from '../common/problem.js';
import { LiveService } from '../live/live.service.js';
import { HallNumbers } from './hall-numbers.service.js';
import { HallPeople } from './hall-people.service.js';
import { problemOfRefusal } from './hall-problems.js';
import { HallStates } from './hall-states.service.js';
import { MarksRepository } from './marks.repository.js';
import type { Mark, MarkOutcome } from './marks.repository.js';
import { moderatorsRoom, projectorRoom, publicRoom } from './rooms.js';

/** Acts follow one another while many upvote; each makes the others look again. */
const mostTries = 20;

/** A unit of a mark whose decision is out of date undoes itself. */
class StaleMark extends Error {}

type Allowed<T> = ({ ok: true } & T) | Refused;

/** Upvotes and poll answers: no event and no record of their own, only numbers that move. */
@Injectable()
export class HallMarks {
  constructor(
    private readonly states: HallStates,
    private readonly people: HallPeople,
    private readonly repository: MarksRepository,
    private readonly numbers: HallNumbers,
    private readonly live: LiveService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Upvotes a question, or takes that back; twice is the same as once. @throws ProblemError what the machine says */
  async upvote(hallId: string, questionId: string, by: Participant, upvoted: boolean): Promise<UpvoteAnswer> {
    const target = await this.mark(
      hallId,
      by,
      (state, actor) => mayUpvote(state, questionId, actor),
      async (manager, mark, { questionId: subjectId }, state) => {
        const outcome = upvoted
          ? await this.repository.addUpvote(manager, { ...mark, subjectId })
          : await this.repository.removeUpvote(manager, { ...mark, subjectId });
        if (outcome === 'done') {
          const sources = upvoted ? [subjectId] : upvoteSources(state, subjectId);
          this.unitOfWork.afterCommit(() => this.numbers.upvoted(hallId, sources, by, upvoted));
        }
        return outcome;
      },
    );
    return { upvoted, upvotes: await this.repository.upvotes(target.questionId) };
  }

  /** Answers a poll, or changes the answer while it is open. @throws ProblemError what the machine says */
  async answer(hallId: string, pollId: string, by: Participant, answer: PollAnswer): Promise<PollAnswer> {
    const allowed = await this.mark(
      hallId,
      by,
      (state, actor) => mayAnswerPoll(state, pollId, answer, actor, this.clock.now()),
      async (manager, mark, { answer: clean }) => {
        const wordsId = await this.wordsOf(manager, pollId, clean, mark.now);
        const given = { wordsId, assurance: by.assurance };
        return this.repository.answer(manager, { ...mark, subjectId: pollId }, clean, given);
      },
    );
    return allowed.answer;
  }

  private async wordsOf(
    manager: EntityManager,
    pollId: string,
    { words }: PollAnswer,
    createdAt: number,
  ): Promise<string | null> {
    if (words === undefined) return null;
    return this.repository.wordsId(manager, {
      id: uuid(),
      pollId,
      folded: wordsKey(words),
      text: words,
      createdAt,
    });
  }

  /** Decides on the state in memory, and writes only if that is still the present one. */
  private async mark<T>(
    hallId: string,
    by: Participant,
    allow: (state: HallState, actor: HallActor) => Allowed<T>,
    write: (
      manager: EntityManager,
      mark: Omit<Mark, 'subjectId'>,
      allowed: { ok: true } & T,
      state: HallState,
    ) => Promise<MarkOutcome>,
  ): Promise<{ ok: true } & T> {
    for (let tries = 0; tries < mostTries; tries += 1) {
      const { state, token } = await this.states.current(hallId);
      const allowed = allow(state, await this.people.actor(hallId, by));
      if (!allowed.ok) throw problemOfRefusal(allowed);
      const mark = { hallId, token, accountId: by.id, now: this.clock.now() };
      try {
        await this.unitOfWork.write(async (manager) => {
          const outcome = await write(manager, mark, allowed, state);
          if (outcome === 'stale') throw new StaleMark();
          if (outcome === 'done') await this.moved(hallId);
        });
        return allowed;
      } catch (error) {
        if (!(error instanceof StaleMark)) throw error;
      }
    }
    throw new ProblemError('conflict');
  }

  private async moved(hallId: string): Promise<void> {
    this.unitOfWork.afterCommit(() => this.numbers.moved(hallId));
    for (const room of [publicRoom, moderatorsRoom, projectorRoom]) await this.live.tallyMoved(room(hallId));
  }
}
