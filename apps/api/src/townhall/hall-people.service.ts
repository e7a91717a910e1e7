import { Injectable } from '@nestjs/common';
import type { HallPerson } from '@openhall/contracts/townhall';
import { cleanSingleLine, fold } from '@openhall/domain/text';
import type { Actor as HallActor } from '@openhall/domain/townhall';
import type { Participant } from '../common/access.js';
import { actorOf } from './hall-actor.js';
import { HallPeopleRepository } from './hall-people.repository.js';
import { HallStates } from './hall-states.service.js';

const mostHalls = 50;
const mostFound = 50;

/** Who takes part in which hall. */
@Injectable()
export class HallPeople {
  /** People known to have joined, by hall: nobody is ever un-joined. */
  private readonly joined = new Map<string, Set<string>>();

  constructor(
    private readonly repository: HallPeopleRepository,
    private readonly states: HallStates,
  ) {}

  /** A person as the state machine sees them now. */
  async actor(hallId: string, participant: Participant): Promise<HallActor> {
    const joined = await this.hasJoined(hallId, participant.id);
    return actorOf(participant, participant.actor?.role ?? null, joined);
  }

  async hasJoined(hallId: string, accountId: string): Promise<boolean> {
    if (this.joined.get(hallId)?.has(accountId)) return true;
    const joined = await this.repository.hasJoined(hallId, accountId);
    if (joined) this.remember(hallId, accountId);
    return joined;
  }

  /** People of a hall whose name holds the words, whatever the case and the accents, for moderators. @throws ProblemError `not_found` */
  async find(hallId: string, words: string): Promise<HallPerson[]> {
    const { state } = await this.states.current(hallId);
    const wanted = fold(cleanSingleLine(words));
    const people = (await this.repository.all(hallId))
      .filter(({ name }) => fold(name).includes(wanted))
      .slice(0, mostFound);
    const asked = new Map<string, number>();
    for (const { askerId } of state.questions.values())
      if (askerId !== null) asked.set(askerId, (asked.get(askerId) ?? 0) + 1);
    return people.map((person) => ({
      ...person,
      questions: asked.get(person.accountId) ?? 0,
      restriction: state.restrictions.get(person.accountId)?.kind ?? null,
    }));
  }

  private remember(hallId: string, accountId: string): void {
    const people = this.joined.get(hallId) ?? new Set<string>();
    this.joined.delete(hallId);
    this.joined.set(hallId, people.add(accountId));
    if (this.joined.size > mostHalls) this.joined.delete(this.joined.keys().next().value ?? '');
  }
}
