import { Injectable } from '@nestjs/common';
import type { HallView } from '@openhall/contracts/townhall';
import type { QuestionOrder } from '@openhall/domain/townhall';
import type { JsonOf } from '../common/json-of.js';
import { SharedAnswers } from '../live/shared-answers.service.js';
import { HallFrames } from './hall-frames.service.js';
import { HallNames } from './hall-names.service.js';
import { HallNumbers } from './hall-numbers.service.js';
import type { Numbers } from './hall-numbers.service.js';
import { HallRows } from './hall-rows.service.js';
import { HallStates } from './hall-states.service.js';
import type { LoadedHall } from './hall-states.repository.js';
import { PresenceService } from './presence.service.js';
import { announcementView, peopleOf, pollView, questionView, speakersOf } from './public-parts.js';
import { inOrder, questionsPage } from './question-order.js';
import { publicRoom } from './rooms.js';

/** A hall as everybody may see it; nothing personal, nothing that is not public. */
@Injectable()
export class PublicHall {
  constructor(
    private readonly states: HallStates,
    private readonly numbers: HallNumbers,
    private readonly names: HallNames,
    private readonly frames: HallFrames,
    private readonly rows: HallRows,
    private readonly presence: PresenceService,
    private readonly shared: SharedAnswers,
  ) {}

  /** The whole of it, written as JSON once for all who ask for the same. @throws ProblemError `not_found` */
  async json(hallId: string, order: QuestionOrder): Promise<JsonOf<HallView>> {
    const loaded = await this.states.current(hallId);
    const numbers = await this.numbers.of(hallId);
    return this.shared.json(publicRoom(hallId), `${order} ${loaded.token} ${numbers.version}`, (seq) =>
      this.view(loaded, numbers, order, seq),
    );
  }

  /** @throws ProblemError `not_found` */
  async view(loaded: LoadedHall, numbers: Numbers, order: QuestionOrder, seq: number): Promise<HallView> {
    const { state } = loaded;
    const questions = inOrder(state, numbers, order).slice(0, questionsPage);
    const names = await this.names.ofPeople(peopleOf(questions, [...state.speakers.values()]));
    return {
      ...(await this.frames.of(loaded)),
      questions: questions.flatMap((question) => questionView(state, question, numbers, names) ?? []),
      order,
      fairOrder: [...numbers.fairOrder],
      polls: [...state.polls.values()].flatMap((poll) => pollView(poll, numbers) ?? []),
      speakers: speakersOf(state, names),
      announcements: [...state.announcements.values()].map(announcementView),
      captions: await this.rows.captions(state.hall.id),
      present: this.presence.present(state.hall.id),
      now: this.rows.now(),
      seq,
    };
  }
}
