import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { publicNews } from '@openhall/domain/townhall';
import type { HallEvent, HallState, MachineCommand, UndoCommand } from '@openhall/domain/townhall';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import { AuditService } from '../audit/audit.service.js';
import { JobsService } from '../jobs/jobs.service.js';
import { LiveService } from '../live/live.service.js';
import { HallActsRepository } from './hall-acts.repository.js';
import { HallNews } from './hall-news.service.js';
import { HallNumbers } from './hall-numbers.service.js';
import { moderatorsRoom, projectorRoom, publicRoom } from './rooms.js';

export const tickJob = 'townhall.tick';
export const answeredJob = 'townhall.answered';
export const letterJob = 'townhall.answered_letter';

/** Letters wait so long (ms): an answer that is taken back at once, or written again, has told nobody. */
const letterDelayMs = 60_000;

/** A question whose promised answer came at `answeredAt` (ms). */
export interface AnsweredLater {
  hallId: string;
  questionId: string;
  answeredAt: number;
}

/** An act of staff, for the record. */
export interface StaffAct {
  id: string;
  hallId: string;
  actorId: string;
  command: MachineCommand;
  undo: UndoCommand | null;
  at: number;
}

/** Acts that the audit log holds: what staff did to people's voices, and the road of the hall itself. */
const audited: readonly MachineCommand['kind'][] = [
  'hall.open_lobby',
  'hall.start',
  'hall.pause',
  'hall.resume',
  'hall.end',
  'hall.publish',
  'hall.plan',
  'question.refuse',
  'question.restore',
  'question.merge',
  'poll.open',
  'poll.close',
  'poll.judge_words',
  'person.mute',
  'person.unmute',
  'person.remove',
  'person.readmit',
  'speakers.remove',
  'undo',
];
const ofEverybody: readonly MachineCommand['kind'][] = [
  'question.ask',
  'question.withdraw',
  'hand.raise',
  'hand.lower',
];

/** What an act brings with it, in its unit of work: counts, jobs, the record. */
@Injectable()
export class HallConsequences {
  constructor(
    private readonly acts: HallActsRepository,
    private readonly numbers: HallNumbers,
    private readonly news: HallNews,
    private readonly live: LiveService,
    private readonly jobs: JobsService,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async follow(manager: EntityManager, state: HallState, events: readonly HallEvent[]): Promise<void> {
    const { id } = state.hall;
    for (const event of events) {
      if (event.type === 'upvotes.recount') await this.acts.recount(manager, event.questionIds);
      if (event.type === 'question.answered_later') await this.tellLater(manager, state, event.questionId);
    }
    this.unitOfWork.afterCommit(() => this.numbers.moved(id));
    await this.live.tallyMoved(moderatorsRoom(id));
    if (!events.some(movesPublicNumbers)) return;
    await this.live.tallyMoved(publicRoom(id));
    await this.live.tallyMoved(projectorRoom(id));
  }

  /** What was promised has come: who waits for it hears of it in the hall now, and by mail. */
  private async tellLater(manager: EntityManager, { hall, questions }: HallState, questionId: string) {
    const answeredAt = questions.get(questionId)?.answeredAt ?? 0;
    const answered: AnsweredLater = { hallId: hall.id, questionId, answeredAt };
    await this.jobs.enqueue(manager, answeredJob, answered);
    await this.jobs.enqueue(manager, letterJob, answered, { runAt: answeredAt + letterDelayMs });
  }

  /** Has the clock looked at when a poll is due. */
  wake(manager: EntityManager, hallId: string, at: number): Promise<void> {
    return this.jobs.enqueue(
      manager,
      tickJob,
      { hallId },
      { runAt: at, uniqueKey: `${tickJob}:${hallId}:${at}` },
    );
  }

  /** Notes what staff did; what they do as anybody would is no act of theirs. */
  async record(manager: EntityManager, { id, hallId, actorId, command, undo, at }: StaffAct): Promise<void> {
    const { kind } = command;
    if (ofEverybody.includes(kind)) return;
    const subjectId = subjectOf(command);
    const act = { id, townhallId: hallId, actorId, kind, subjectId, undo, undoneAt: null, at };
    await this.acts.insert(manager, act);
    await this.news.acts(manager, hallId);
    if (!audited.includes(kind)) return;
    await this.audit.record(manager, {
      actorId,
      act: `townhall.${command.kind === 'undo' ? `undo.${command.act}` : kind}`,
      subjectType: 'townhall',
      subjectId: hallId,
      detail: { of: subjectId, ...detailOf(command) },
    });
  }
}

/** Of a public question or poll, so that nobody outside learns from a packet that something else moved. */
function movesPublicNumbers(event: HallEvent): boolean {
  if (event.type === 'question.changed' || event.type === 'poll.changed') return publicNews(event) !== null;
  return ['upvotes.recount', 'hall.changed', 'poll.words_judged'].includes(event.type);
}

/** The first id that a command names besides the hall. */
function subjectOf(command: MachineCommand): string | null {
  for (const name of [
    'questionId',
    'pollId',
    'speakerId',
    'accountId',
    'announcementId',
    'captionId',
    'itemId',
  ])
    if (name in command) return (command as unknown as Record<string, string | null>)[name] ?? null;
  return null;
}

function detailOf(command: MachineCommand): Record<string, string | boolean> {
  if (command.kind === 'question.refuse') return { reason: command.reason };
  if (command.kind === 'question.merge') return { into: command.intoId };
  if (command.kind === 'poll.judge_words') return { words: command.wordsId, approved: command.approved };
  return {};
}
