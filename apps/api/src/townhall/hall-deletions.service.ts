import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { isPublic } from '@openhall/domain/townhall';
import type { HallEvent, HallState } from '@openhall/domain/townhall';
import { AccountDeletions } from '../identity/account-deletions.events.js';
import { HallActs } from './hall-acts.service.js';
import { HallPeopleRepository } from './hall-people.repository.js';

/** Who deletes their account becomes a former participant of every hall. */
@Injectable()
export class HallDeletions implements OnModuleInit {
  constructor(
    private readonly people: HallPeopleRepository,
    private readonly acts: HallActs,
    private readonly deletions: AccountDeletions,
  ) {}

  onModuleInit(): void {
    this.deletions.register((manager, accountId) => this.forget(manager, accountId));
  }

  private async forget(manager: EntityManager, accountId: string): Promise<void> {
    for (const hallId of await this.people.hallsOf(manager, accountId))
      await this.acts.amend(manager, hallId, (state) => withoutPerson(state, accountId));
  }
}

/** The state in which this person is a former participant: questions stay without them, a raised hand goes down. */
function withoutPerson(state: HallState, accountId: string): { state: HallState; events: HallEvent[] } {
  const events: HallEvent[] = [];
  const questions = new Map(state.questions);
  for (const question of state.questions.values()) {
    if (question.askerId !== accountId) continue;
    questions.set(question.id, { ...question, askerId: null, version: question.version + 1 });
    const { id: questionId, number } = question;
    const isOpen = isPublic(question);
    events.push({
      type: 'question.changed',
      questionId,
      number,
      wasPublic: isOpen,
      isPublic: isOpen,
      askerId: null,
    });
  }
  const speakers = new Map(state.speakers);
  for (const speaker of state.speakers.values()) {
    if (speaker.accountId !== accountId) continue;
    const isUp = speaker.state === 'waiting' || speaker.state === 'called';
    speakers.set(speaker.id, {
      ...speaker,
      ...(isUp ? { state: 'left' as const } : {}),
      means: null,
      version: speaker.version + 1,
    });
    events.push({ type: 'speakers.changed', accountIds: [] });
  }
  return events.length === 0 ? { state, events } : { state: { ...state, questions, speakers }, events };
}
