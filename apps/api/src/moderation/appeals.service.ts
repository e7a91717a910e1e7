import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { limits } from '@openhall/contracts/limits';
import type { AppealAnswer, AppealCreation, DeskAppeal } from '@openhall/contracts/moderation';
import type { Page } from '@openhall/contracts/pages';
import { inverseOf, isAppealable } from '@openhall/domain/moderation';
import type { ModerationAppeal, ModerationDecision } from '@openhall/persistence/entities';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import type { Actor } from '../common/access.js';
import { pageOf, readCursor } from '../common/cursor.js';
import { ProblemError } from '../common/problem.js';
import { AppealsRepository } from './appeals.repository.js';
import { DecisionsRepository } from './decisions.repository.js';
import { DecisionsService } from './decisions.service.js';
import { AppealRules } from './appeal-rules.service.js';
import { StatementLetters } from './statement-letters.service.js';
import { appealOf, Statements } from './statements.service.js';

/** Objections to decisions, answered by another person than the one who decided. */
@Injectable()
export class Appeals {
  constructor(
    private readonly repository: AppealsRepository,
    private readonly decisions: DecisionsRepository,
    private readonly deciding: DecisionsService,
    private readonly statements: Statements,
    private readonly rules: AppealRules,
    private readonly letters: StatementLetters,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Objects to a decision about oneself. @throws ProblemError `not_found`, `already_appealed` */
  async appeal(actor: Actor, decisionId: string, { words }: AppealCreation): Promise<void> {
    const decision = await this.decisions.find(decisionId);
    const isOwn = decision?.authorId === actor.id && isAppealable(decision.act);
    if (!isOwn || decision.overturnsId !== null) throw new ProblemError('not_found');
    const appeal = { decisionId, appellantId: actor.id, words, createdAt: this.rules.now() };
    const added = await this.unitOfWork.write((manager) => this.repository.insert(manager, appeal));
    if (!added) throw new ProblemError('already_appealed');
  }

  /** What waits for an answer, or has one; oldest first. @throws ProblemError `cursor_invalid` */
  async page(actor: Actor, open: boolean, cursor: string | undefined): Promise<Page<DeskAppeal>> {
    const values = readCursor(cursor, 2);
    const [at, id] = values ?? [];
    if (values && (!Number.isSafeInteger(at) || !isUUID(id))) throw new ProblemError('cursor_invalid');
    const size = limits.pageSize.standard;
    const after = values ? { at: Number(at), id: String(id) } : null;
    const rows = await this.repository.page(open, after, size + 1);
    const { items, next } = pageOf(rows, size, (row) => [row.createdAt, row.decisionId]);
    return { items: await this.views(actor, items), next };
  }

  /** @throws ProblemError `not_found` */
  async one(actor: Actor, decisionId: string): Promise<DeskAppeal> {
    const appeal = (await this.repository.of([decisionId])).get(decisionId);
    const [view] = appeal ? await this.views(actor, [appeal]) : [];
    if (!view) throw new ProblemError('not_found');
    return view;
  }

  /**
   * Answers an appeal. Overturning takes the decision back in the same unit; the person reads why.
   * @throws ProblemError `not_found`, `own_case`, `appeal_own_decision`, `appeal_not_yours`, `appeal_decided`, `act_unfit`
   */
  async answer(actor: Actor, decisionId: string, { outcome, answer }: AppealAnswer): Promise<void> {
    const decision = await this.decisions.find(decisionId);
    const appeal = (await this.repository.of([decisionId])).get(decisionId);
    if (!decision || !appeal) throw new ProblemError('not_found');
    const refusal = await this.rules.refusal(actor, decision, appeal);
    if (refusal) throw new ProblemError(refusal);
    const now = this.rules.now();
    await this.unitOfWork.write(async (manager) => {
      const answered = { outcome, answer, by: actor.id, now };
      if (!(await this.repository.answer(manager, decisionId, answered)))
        throw new ProblemError('appeal_decided');
      if (outcome === 'overturned') {
        const reversal = { overturnsId: decisionId, authorId: decision.authorId };
        await this.deciding.reverse(manager, actor, reversed(decision, answer), reversal);
      }
      await this.letters.appealAnswer(manager, appeal.appellantId, { decisionId, outcome, answer });
    });
  }

  private async views(actor: Actor, appeals: readonly ModerationAppeal[]): Promise<DeskAppeal[]> {
    const decisions = await this.decisions.findAll(appeals.map((appeal) => appeal.decisionId));
    const byId = new Map(decisions.map((decision) => [decision.id, decision]));
    const ordered = appeals.flatMap((appeal) => byId.get(appeal.decisionId) ?? []);
    const statements = new Map((await this.statements.views(ordered)).map((view) => [view.id, view]));
    const people = ordered.flatMap(({ moderatorId, authorId }) => [
      moderatorId,
      ...(authorId ? [authorId] : []),
    ]);
    const names = await this.decisions.namesOf(people);
    const views: DeskAppeal[] = [];
    for (const appeal of appeals) {
      const decision = byId.get(appeal.decisionId);
      const statement = statements.get(appeal.decisionId);
      if (!decision || !statement) continue;
      const { appeal: _, mayAppeal: __, ...rest } = statement;
      views.push({
        ...appealOf(appeal),
        decision: { ...rest, moderatorName: names.get(decision.moderatorId) ?? null },
        authorName: names.get(decision.authorId ?? '') ?? null,
        refusal: await this.rules.refusal(actor, decision, appeal),
      });
    }
    return views;
  }
}

/** The decision that takes another one back. */
function reversed(decision: ModerationDecision, note: string) {
  const act = inverseOf(decision.act);
  if (!act) throw new ProblemError('act_unfit');
  const { subjectType, subjectId, reason, detail } = decision;
  const title = detail?.['title'] ?? null;
  const targetId = detail?.['from'] ?? null;
  return { subjectType, subjectId, act, reason, note, title, targetId, days: null };
}
