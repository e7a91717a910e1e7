import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { RoomEventBody } from '@openhall/contracts/live';
import type { References } from '@openhall/persistence/entities';
import { ProblemError } from '../common/problem.js';
import { RoomsService } from '../live/rooms.service.js';
import { CaptionsRepository } from './captions.repository.js';
import { consolePoll, consoleQuestion, consoleSpeakers } from './console-parts.js';
import { peopleOf } from './console.service.js';
import { HallNames } from './hall-names.service.js';
import { HallNumbers } from './hall-numbers.service.js';
import type { Numbers } from './hall-numbers.service.js';
import { HallScreens } from './hall-screens.service.js';
import { HallStates } from './hall-states.service.js';
import type { LoadedHall } from './hall-states.repository.js';
import { ownQuestion } from './own-hall.service.js';
import { agendaOf, announcementView, headOf, pollView, questionView, speakersOf } from './public-parts.js';
import type { Names } from './public-parts.js';

/** A hall as it is while a batch of its events is filled. */
interface Scene extends LoadedHall {
  numbers: Numbers;
  names: Names;
  titles: Names;
}

type Fill = (scene: Scene, subject: References) => RoomEventBody | null | Promise<RoomEventBody | null>;

/** Fills the events of halls with what their audience may see at the moment of delivery. */
@Injectable()
export class HallEvents implements OnModuleInit {
  constructor(
    private readonly rooms: RoomsService,
    private readonly states: HallStates,
    private readonly numbers: HallNumbers,
    private readonly names: HallNames,
    private readonly captions: CaptionsRepository,
    private readonly screens: HallScreens,
  ) {}

  onModuleInit(): void {
    for (const [type, fill] of Object.entries(this.fills()))
      this.rooms.registerEvent(type, (subjects) => this.fill(subjects, fill));
  }

  private async fill(subjects: References[], fill: Fill): Promise<(RoomEventBody | null)[]> {
    const scenes = new Map<string, Promise<Scene | null>>();
    for (const { hallId } of subjects) {
      const id = String(hallId);
      if (!scenes.has(id)) scenes.set(id, this.scene(id));
    }
    // The same subject is filled with the same thing: how it is now.
    const filled = new Map<string, Promise<RoomEventBody | null>>();
    return Promise.all(
      subjects.map((subject) => {
        const key = JSON.stringify(subject);
        const body = filled.get(key) ?? this.one(scenes.get(String(subject['hallId'])), subject, fill);
        filled.set(key, body);
        return body;
      }),
    );
  }

  private async one(
    scene: Promise<Scene | null> | undefined,
    subject: References,
    fill: Fill,
  ): Promise<RoomEventBody | null> {
    const known = await scene;
    return known ? fill(known, subject) : null;
  }

  private async scene(hallId: string): Promise<Scene | null> {
    try {
      const loaded = await this.states.current(hallId);
      const numbers = await this.numbers.of(hallId);
      const names = await this.names.ofPeople(peopleOf(loaded.state));
      const proposals = [...loaded.state.agenda.values()].flatMap(({ proposalId }) => proposalId ?? []);
      return { ...loaded, numbers, names, titles: await this.names.ofProposals(proposals) };
    } catch (error) {
      // A hall that was deleted while it was only a plan.
      if (error instanceof ProblemError && error.code === 'not_found') return null;
      throw error;
    }
  }

  private fills(): Record<string, Fill> {
    return { ...publicFills, ...moderatorsFills, ...ownFills, ...this.readingFills() };
  }

  /** Those that read more than the state. */
  private readingFills(): Record<string, Fill> {
    return {
      'caption.added': async (_, { captionId }) => {
        const caption = (await this.captions.byIds([String(captionId)])).get(String(captionId));
        return caption ? { type: 'caption.added', caption } : null;
      },
      'projector.changed': async ({ state }) => ({
        type: 'projector.changed',
        projector: await this.screens.projector.screen(state.hall.id),
      }),
      'console.acts': async ({ state }) => ({
        type: 'console.acts',
        undoable: await this.screens.console.undoable(state.hall.id),
      }),
      'console.poll': ({ state, numbers }, { pollId }) => {
        const poll = state.polls.get(String(pollId));
        const { guests, signedIn, verified } = this.screens.presence.present(state.hall.id);
        const here = guests + signedIn + verified;
        return poll ? { type: 'console.poll', poll: consolePoll(poll, numbers, here) } : null;
      },
    };
  }
}

const publicFills: Record<string, Fill> = {
  'hall.changed': ({ state, titles }, { agenda }) => ({
    type: 'hall.changed',
    head: headOf(state),
    agenda: agenda === true ? agendaOf(state, titles) : null,
  }),
  'hall.planned': ({ state }) => ({ type: 'hall.planned', hallId: state.hall.id }),
  'minutes.published': ({ state }) => ({ type: 'minutes.published', hallId: state.hall.id }),
  'question.changed': ({ state, numbers, names }, { questionId }) => {
    const question = questionView(state, state.questions.get(String(questionId)), numbers, names);
    return question && { type: 'question.changed', question };
  },
  'question.gone': (_, { questionId, number }) => ({
    type: 'question.gone',
    questionId: String(questionId),
    number: Number(number),
  }),
  'poll.changed': ({ state, numbers }, { pollId }) => {
    const poll = pollView(state.polls.get(String(pollId)), numbers);
    return poll && { type: 'poll.changed', poll };
  },
  'poll.gone': (_, { pollId }) => ({ type: 'poll.gone', pollId: String(pollId) }),
  'speakers.changed': ({ state, names }) => ({
    type: 'speakers.changed',
    speakers: speakersOf(state, names),
  }),
  'announcement.posted': ({ state }, { announcementId }) => {
    const announcement = state.announcements.get(String(announcementId));
    return announcement
      ? { type: 'announcement.posted', announcement: announcementView(announcement) }
      : null;
  },
  'announcement.gone': (_, { announcementId }) => ({
    type: 'announcement.gone',
    announcementId: String(announcementId),
  }),
};

const moderatorsFills: Record<string, Fill> = {
  'console.question': ({ state, numbers, names }, { questionId }) => {
    const question = state.questions.get(String(questionId));
    return question
      ? { type: 'console.question', question: consoleQuestion(state, question, numbers, names) }
      : null;
  },
  'console.poll_gone': (_, { pollId }) => ({ type: 'console.poll_gone', pollId: String(pollId) }),
  'console.speakers': ({ state, names }) => ({
    type: 'console.speakers',
    list: consoleSpeakers(state, names),
  }),
  'console.hall': ({ state }) => ({ type: 'console.hall', head: headOf(state) }),
  'console.stale': () => ({ type: 'console.stale' }),
};

const ownFills: Record<string, Fill> = {
  'own.question': ({ state, numbers }, { questionId }) => {
    const question = state.questions.get(String(questionId));
    return question
      ? { type: 'own.question', hallId: state.hall.id, question: ownQuestion(state, question, numbers) }
      : null;
  },
  'own.hall': ({ state }) => ({ type: 'own.hall', hallId: state.hall.id }),
  'own.answered': ({ state }, { questionId }) => {
    const question = state.questions.get(String(questionId));
    return question ? { type: 'own.answered', hallId: state.hall.id, number: question.number } : null;
  },
};
