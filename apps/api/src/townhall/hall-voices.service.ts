import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { Asked, Asking, HandRaising } from '@openhall/contracts/townhall';
import type { Participant } from '../common/access.js';
import { ProblemError } from '../common/problem.js';
import { Entrance } from '../moderation/entrance.service.js';
import { HallActs } from './hall-acts.service.js';

/** What people of a hall say: questions and raised hands. */
@Injectable()
export class HallVoices {
  constructor(
    private readonly acts: HallActs,
    private readonly entrance: Entrance,
  ) {}

  /** Asks; the same command twice is one question. @throws ProblemError what the machine says, `person_muted`, `person_suspended` */
  async ask(hallId: string, by: Participant, asking: Asking, key: string | null): Promise<Asked> {
    const newId = uuid();
    const { text, lang, anonymous, itemId } = asking;
    const { id, state } = await this.acts.perform({
      ...{ hallId, by, key, newId, request: { hallId, asking } },
      command: { kind: 'question.ask', questionId: newId, text, lang, anonymous, itemId },
      also: (manager) => this.entrance.assertNotBarred(manager, by.id).then(() => null),
    });
    const question = state.questions.get(id);
    if (!question) throw new ProblemError('not_found');
    return { id, number: question.number, state: question.state };
  }

  /** Takes one's own question back. @throws ProblemError what the machine says */
  async withdraw(hallId: string, by: Participant, questionId: string, key: string | null): Promise<void> {
    await this.acts.perform({ hallId, by, key, command: { kind: 'question.withdraw', questionId } });
  }

  /** @throws ProblemError what the machine says */
  async raiseHand(hallId: string, by: Participant, raising: HandRaising, key: string | null): Promise<void> {
    const speakerId = uuid();
    await this.acts.perform({
      ...{ hallId, by, key, request: { hallId, hand: raising } },
      command: { kind: 'hand.raise', speakerId, pointOfOrder: raising.pointOfOrder },
    });
  }

  /** @throws ProblemError what the machine says */
  async lowerHand(hallId: string, by: Participant): Promise<void> {
    await this.acts.perform({ hallId, by, command: { kind: 'hand.lower' } });
  }
}
