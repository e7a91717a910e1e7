import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { DecisionCreation, SubjectReference } from '@openhall/contracts/moderation';
import type { Actor } from '../common/access.js';
import { ProblemError } from '../common/problem.js';
import { CasesRepository } from './cases.repository.js';
import { Measures } from './measures.service.js';
import { ModeratedContents } from './moderated-content.service.js';
import type { ModeratedContent, Order, Traces } from './moderated-content.service.js';
import { changesSomething, isPersonAct } from './moderation.policy.js';
import { Removals } from './removals.service.js';
import { ReportsRepository } from './reports.repository.js';
import { WaitingService } from './waiting.service.js';

/** What a decision did. */
interface CarriedOut {
  /** When the case had been opened. */
  openedAt: number;
  /** When a measure about a person ends. */
  untilAt: number | null;
  traces: Traces | null;
}

interface Given {
  id: string;
  moderator: Actor;
  request: DecisionCreation;
}

/** Does what was decided, inside the unit of the decision. */
@Injectable()
export class CarryingOut {
  constructor(
    private readonly cases: CasesRepository,
    private readonly reports: ReportsRepository,
    private readonly contents: ModeratedContents,
    private readonly waiting: WaitingService,
    private readonly measures: Measures,
    private readonly removals: Removals,
  ) {}

  /** What is decided about: what waits, else what is there; null for neither. */
  async contentOf(subject: SubjectReference): Promise<ModeratedContent | null> {
    const { subjectType, subjectId } = subject;
    const waiting = await this.waiting.found([subject]);
    return waiting.get(`${subjectType}:${subjectId}`) ?? this.contents.find(subjectType, subjectId);
  }

  /**
   * @returns null when nothing changed
   * @throws ProblemError `not_found`, `own_case`, `staff_measure`, `act_unfit`
   */
  async out(
    manager: EntityManager,
    { id, moderator, request }: Given,
    now: number,
  ): Promise<CarriedOut | 'handled_by_another' | null> {
    const { subjectType, subjectId, act } = request;
    const subject = { subjectType, subjectId };
    const content = await this.contentOf(subject);
    const consultationId = content?.consultationId ?? null;
    const by = { consultationId, moderatorId: moderator.id, now };
    const decided = await this.cases.decide(manager, subject, by);
    if (!decided) return 'handled_by_another';
    const handled = await this.reports.markHandled(manager, subject);
    if (isPersonAct(act)) {
      const measure = await this.measures.take(manager, { decisionId: id, moderator, request }, now);
      return { openedAt: decided.openedAt, untilAt: measure.untilAt, traces: null };
    }
    if (moderator.id === content?.authorId) throw new ProblemError('own_contribution');
    const isWaiting = content?.state === 'waiting';
    const traces = await this.apply(manager, id, orderOf(request, moderator, now), subject, isWaiting);
    if (!changesSomething(act, traces !== null, decided.wasOpen || handled > 0)) return null;
    return { openedAt: decided.openedAt, untilAt: null, traces };
  }

  private async apply(
    manager: EntityManager,
    decisionId: string,
    order: Order,
    subject: SubjectReference,
    isWaiting: boolean,
  ): Promise<Traces | null> {
    const port = this.contents.port(subject.subjectType);
    if (isWaiting && order.act !== 'publish' && order.act !== 'refuse') throw new ProblemError('act_unfit');
    if (!port) throw new ProblemError('not_found');
    switch (order.act) {
      case 'keep':
        return null;
      case 'publish':
        return (await this.waiting.publish(manager, port, subject, order.now)) ? {} : null;
      case 'refuse':
        return (await this.waiting.refuse(manager, subject)) ? {} : null;
      case 'lock':
        if (!port.acts?.includes('lock')) throw new ProblemError('act_unfit');
        return (await this.cases.lock(manager, subject, order.now)) ? {} : null;
      case 'unlock':
        return (await this.cases.unlock(manager, subject)) ? {} : null;
      case 'remove':
        return this.removals.remove(manager, port, subject, { decisionId, order });
      default:
        return port.apply(manager, order);
    }
  }
}

function orderOf(request: DecisionCreation, by: Actor, now: number): Order {
  const { subjectId: id, act, reason, note } = request;
  return { id, act, reason, note, title: request.title ?? null, targetId: request.targetId ?? null, by, now };
}
