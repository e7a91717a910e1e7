import { Injectable } from '@nestjs/common';
import { reportReasons } from '@openhall/contracts/moderation';
import type { ReasonChange, ReasonView, SubjectType } from '@openhall/contracts/moderation';
import { locales, m } from '@openhall/messages/catalogue';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../common/access.js';
import { fieldProblem } from '../common/problem.js';
import { ReasonsRepository } from './reasons.repository.js';

const standardNames = {
  insult: m.proposal_reason_insult,
  hate: m.proposal_reason_hate,
  spam: m.proposal_reason_spam,
  personal: m.proposal_reason_personal,
  off_topic: m.proposal_reason_off_topic,
  false: m.proposal_reason_false,
  other: m.proposal_reason_other,
} as const;

/** The list that reports and decisions choose from: standard reasons and the council's own, worded by the council. */
@Injectable()
export class ReasonsService {
  constructor(
    private readonly repository: ReasonsRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditService,
  ) {}

  /** Standard ones first, then the council's own by age. Languages that the council has not worded keep our words. */
  async all(): Promise<ReasonView[]> {
    const rows = new Map((await this.repository.all()).map((row) => [row.key, row]));
    const standard = reportReasons.map((key) => {
      const row = rows.get(key);
      const names = Object.fromEntries(locales.map((locale) => [locale, standardNames[key]({}, { locale })]));
      return {
        ...{ key, standard: true, archived: row?.archived ?? false },
        ...{ names: { ...names, ...row?.names }, rules: row?.rules ?? {} },
      };
    });
    const own = [...rows.values()].filter((row) => !(reportReasons as readonly string[]).includes(row.key));
    return [
      ...standard,
      ...own.map(({ key, names, rules, archived }) => ({ key, names, rules, archived, standard: false })),
    ];
  }

  async byKey(): Promise<Map<string, ReasonView>> {
    return new Map((await this.all()).map((reason) => [reason.key, reason]));
  }

  /** Why contributions were hidden, by id, newest hiding first; with the decision's id. */
  ofHiding(
    type: SubjectType,
    ids: string[],
  ): Promise<Map<string, { reason: string; note: string; decisionId: string }>> {
    return this.repository.ofHiding(type, ids);
  }

  /** @throws ProblemError `invalid_request` for a reason that is not on the list, or was put away */
  async assertUsable(key: string): Promise<void> {
    const reason = (await this.byKey()).get(key);
    if (!reason || reason.archived) throw fieldProblem('reason', 'not_a_choice');
  }

  /** Words a reason, adds one, or puts one away; decisions keep the key they were taken with. */
  async change(administrator: Actor, key: string, change: ReasonChange): Promise<ReasonView[]> {
    if (!Object.values(change.names).some((name) => name !== '')) throw fieldProblem('names', 'required');
    await this.unitOfWork.write(async (manager) => {
      await this.repository.save(manager, key, change);
      await this.audit.record(manager, {
        ...{ actorId: administrator.id, act: 'moderation.reason_changed' },
        ...{ subjectType: 'reason', subjectId: key, detail: { archived: change.archived ? 1 : 0 } },
      });
    });
    return this.all();
  }
}
