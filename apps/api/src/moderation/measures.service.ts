import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { DecisionCreation, PersonModeration } from '@openhall/contracts/moderation';
import { personActs } from '@openhall/domain/moderation';
import type { Actor } from '../common/access.js';
import { Clock } from '../common/clock.js';
import { ProblemError } from '../common/problem.js';
import { DecisionsRepository } from './decisions.repository.js';
import { MeasuresRepository } from './measures.repository.js';
import { refusalToMeasure } from './moderation.policy.js';

const dayMs = 24 * 3_600_000;

/** Warning, slowing, muting and suspending people. Whoever is suspended still reads, appeals and takes their data along. */
@Injectable()
export class Measures {
  constructor(
    private readonly repository: MeasuresRepository,
    private readonly decisions: DecisionsRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws ProblemError `not_found`, `own_case`, `staff_measure`, `act_unfit` */
  async take(
    manager: EntityManager,
    { decisionId, moderator, request }: { decisionId: string; moderator: Actor; request: DecisionCreation },
    now: number,
  ): Promise<{ untilAt: number | null }> {
    const { act, subjectType, subjectId: accountId, days } = request;
    if (subjectType !== 'profile') throw new ProblemError('act_unfit');
    const refusal = refusalToMeasure(await this.decisions.person(accountId, manager), moderator.id);
    if (refusal) throw new ProblemError(refusal);
    const untilAt = days ? now + days * dayMs : null;
    if (act === 'lift') await this.repository.lift(manager, accountId);
    if (act === 'slow' || act === 'mute' || act === 'suspend')
      await this.repository.set(manager, { accountId, kind: act, decisionId, untilAt });
    return { untilAt };
  }

  /** @throws ProblemError `not_found` */
  async ofPerson(moderator: Actor, id: string): Promise<PersonModeration> {
    const person = await this.decisions.person(id);
    if (!person) throw new ProblemError('not_found');
    const measures = await this.repository.standing(id, this.clock.now());
    const acts = refusalToMeasure(person, moderator.id)
      ? []
      : personActs.filter((act) => act !== 'lift' || measures.length > 0);
    return { id, displayName: person.displayName, measures, acts };
  }
}
