import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { publicNews } from '@openhall/domain/townhall';
import type { HallEvent, HallState } from '@openhall/domain/townhall';
import type { References } from '@openhall/persistence/entities';
import { LiveService } from '../live/live.service.js';
import { moderatorsRoom, ownRoom, projectorRoom, publicRoom } from './rooms.js';

/** A hall before and after an act. */
export interface Step {
  before: HallState;
  after: HallState;
}

type Line = [room: string, type: string, subject: References];

/** Puts what happened into the rooms whose audience may hear of it: by references, filled when they are delivered. */
@Injectable()
export class HallNews {
  constructor(private readonly live: LiveService) {}

  /** Inside the unit of the act. */
  async tell(manager: EntityManager, step: Step, events: readonly HallEvent[]): Promise<void> {
    const { id: hallId } = step.after.hall;
    for (const [room, type, subject] of distinct(events.flatMap((event) => linesOf(step, event))))
      await this.live.append(manager, room, type, { hallId, ...subject });
    if (events.some(concernsProjector))
      await this.live.append(manager, projectorRoom(hallId), 'projector.changed', { hallId });
  }

  /** The moderators' list of what can be taken back has changed. */
  acts(manager: EntityManager, hallId: string): Promise<void> {
    return this.live.append(manager, moderatorsRoom(hallId), 'console.acts', { hallId });
  }
}

function linesOf({ before, after }: Step, event: HallEvent): Line[] {
  const { id } = after.hall;
  const [everybody, moderators] = [publicRoom(id), moderatorsRoom(id)];
  const own = (accountId: string): Line => [ownRoom(accountId), 'own.hall', {}];
  switch (event.type) {
    case 'hall.changed':
    case 'hall.published':
      return [
        [everybody, 'hall.changed', { agenda: before.agenda !== after.agenda }],
        [moderators, 'console.hall', {}],
      ];
    case 'hall.planned':
      return [
        [everybody, 'hall.planned', {}],
        [moderators, 'console.stale', {}],
      ];
    case 'question.changed':
      return questionLines(id, event);
    case 'poll.changed': {
      const { pollId } = event;
      const news = publicNews(event);
      const gone = !after.polls.has(pollId);
      const line: Line = [moderators, gone ? 'console.poll_gone' : 'console.poll', { pollId }];
      if (news === null) return [line];
      return [line, [everybody, news === 'show' ? 'poll.changed' : 'poll.gone', { pollId }]];
    }
    case 'poll.words_judged':
      return [
        [everybody, 'poll.changed', { pollId: event.pollId }],
        [moderators, 'console.poll', { pollId: event.pollId }],
      ];
    case 'speakers.changed':
      return [
        [everybody, 'speakers.changed', {}],
        [moderators, 'console.speakers', {}],
        ...event.accountIds.map(own),
      ];
    case 'announcement.posted':
    case 'announcement.gone':
      return [[everybody, event.type, { announcementId: event.announcementId }]];
    case 'caption.added':
      return [[everybody, event.type, { captionId: event.captionId }]];
    case 'person.restricted':
    case 'person.freed':
      return [[moderators, 'console.stale', {}], own(event.accountId)];
    case 'question.answered_later':
    case 'upvotes.recount':
      return [];
  }
}

function questionLines(hallId: string, event: Extract<HallEvent, { type: 'question.changed' }>): Line[] {
  const { questionId, number, askerId } = event;
  const lines: Line[] = [[moderatorsRoom(hallId), 'console.question', { questionId }]];
  const news = publicNews(event);
  if (news === 'show') lines.push([publicRoom(hallId), 'question.changed', { questionId }]);
  if (news === 'gone') lines.push([publicRoom(hallId), 'question.gone', { questionId, number }]);
  if (askerId !== null) lines.push([ownRoom(askerId), 'own.question', { questionId }]);
  return lines;
}

function concernsProjector(event: HallEvent): boolean {
  if (event.type === 'question.changed' || event.type === 'poll.changed') return publicNews(event) !== null;
  return !['person.restricted', 'person.freed', 'question.answered_later', 'upvotes.recount'].includes(
    event.type,
  );
}

function distinct(lines: Line[]): Line[] {
  const seen = new Set<string>();
  return lines.filter((line) => {
    const key = JSON.stringify(line);
    return !seen.has(key) && seen.add(key);
  });
}
