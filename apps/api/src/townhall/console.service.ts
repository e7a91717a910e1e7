import { Injectable } from '@nestjs/common';
import type { ConsoleView } from '@openhall/contracts/townhall';
import type { HallState } from '@openhall/domain/townhall';
import { LiveService } from '../live/live.service.js';
import { consolePoll, consoleQuestions, consoleSpeakers } from './console-parts.js';
import { HallFrames } from './hall-frames.service.js';
import { HallNames } from './hall-names.service.js';
import { HallNumbers } from './hall-numbers.service.js';
import { HallRows } from './hall-rows.service.js';
import { HallStates } from './hall-states.service.js';
import { PresenceService } from './presence.service.js';
import { announcementView } from './public-parts.js';
import { moderatorsRoom, publicRoom } from './rooms.js';

/** The moderators' view of a hall. */
@Injectable()
export class HallConsole {
  constructor(
    private readonly states: HallStates,
    private readonly numbers: HallNumbers,
    private readonly names: HallNames,
    private readonly frames: HallFrames,
    private readonly outside: HallRows,
    private readonly presence: PresenceService,
    private readonly live: LiveService,
  ) {}

  /** @throws ProblemError `not_found` */
  async view(hallId: string): Promise<ConsoleView> {
    const seq = await this.live.head(moderatorsRoom(hallId));
    const publicSeq = await this.live.head(publicRoom(hallId));
    const loaded = await this.states.current(hallId);
    const { state } = loaded;
    const numbers = await this.numbers.of(hallId);
    const names = await this.names.ofPeople(peopleOf(state));
    const present = this.presence.present(hallId);
    const here = present.guests + present.signedIn + present.verified;
    return {
      hall: {
        ...(await this.frames.of(loaded)),
        announcements: [...state.announcements.values()].map(announcementView),
        captions: await this.outside.captions(hallId),
        ...{ present, now: this.outside.now(), seq: publicSeq },
      },
      questions: consoleQuestions(state, numbers, names),
      fairOrder: [...numbers.fairOrder],
      polls: [...state.polls.values()].map((poll) => consolePoll(poll, numbers, here)),
      speakers: { rules: state.hall.speakers, list: consoleSpeakers(state, names) },
      restrictions: [...state.restrictions.values()].map(({ id, kind, reason, at }) => ({
        ...{ accountId: id, kind, reason, at },
        name: names.get(id) ?? null,
      })),
      undoable: await this.undoable(hallId),
      moderators: await this.presence.moderators(hallId),
      seq,
    };
  }

  /** The last acts that can be taken back. */
  async undoable(hallId: string): Promise<ConsoleView['undoable']> {
    const acts = await this.outside.undoable(hallId);
    const names = await this.names.ofPeople(acts.flatMap(({ actorId }) => actorId ?? []));
    return acts.map(({ id, kind, actorId, at }) => ({
      ...{ id, act: kind, at },
      by: actorId === null ? null : (names.get(actorId) ?? null),
    }));
  }
}

/** Everybody whose name moderators may know. */
export function peopleOf(state: HallState): string[] {
  return [
    ...[...state.questions.values()].flatMap(({ askerId }) => askerId ?? []),
    ...[...state.speakers.values()].flatMap(({ accountId }) => accountId ?? []),
    ...state.restrictions.keys(),
  ];
}
