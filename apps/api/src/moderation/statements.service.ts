import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { limits } from '@openhall/contracts/limits';
import type { AppealView, StatementView } from '@openhall/contracts/moderation';
import type { Page } from '@openhall/contracts/pages';
import { decisionActs, isAppealable } from '@openhall/domain/moderation';
import type { ModerationAppeal, ModerationDecision } from '@openhall/persistence/entities';
import type { Actor } from '../common/access.js';
import { pageOf, readCursor } from '../common/cursor.js';
import { excerptOf } from '../common/markdown.js';
import { ProblemError } from '../common/problem.js';
import { AppealsRepository } from './appeals.repository.js';
import { DecisionsRepository } from './decisions.repository.js';
import { keyOf, ModeratedContents } from './moderated-content.service.js';
import type { ModeratedContent } from './moderated-content.service.js';
import { ReasonsService } from './reasons.service.js';
import { WaitingService } from './waiting.service.js';

/** Decisions that ask for a statement of reasons: those against somebody. */
const told = decisionActs.filter(isAppealable);

/** Statements of reasons, as the people read them whom a decision is about. */
@Injectable()
export class Statements {
  constructor(
    private readonly decisions: DecisionsRepository,
    private readonly appeals: AppealsRepository,
    private readonly contents: ModeratedContents,
    private readonly waiting: WaitingService,
    private readonly reasons: ReasonsService,
  ) {}

  /** One's own, newest first. @throws ProblemError `cursor_invalid` */
  async page(actor: Actor, cursor: string | undefined): Promise<Page<StatementView>> {
    const values = readCursor(cursor, 2);
    const [at, id] = values ?? [];
    if (values && (!Number.isSafeInteger(at) || !isUUID(id))) throw new ProblemError('cursor_invalid');
    const after = values ? { at: Number(at), id: String(id) } : null;
    const size = limits.pageSize.standard;
    const rows = await this.decisions.about(actor.id, told, after, size + 1);
    const { items, next } = pageOf(rows, size, (row) => [row.createdAt, row.id]);
    return { items: await this.views(items), next };
  }

  /** One of one's own. @throws ProblemError `not_found` */
  async one(actor: Actor, id: string): Promise<StatementView> {
    const decision = await this.decisions.find(id);
    if (decision?.authorId !== actor.id || !isAppealable(decision.act)) throw new ProblemError('not_found');
    const [view] = await this.views([decision]);
    if (!view) throw new ProblemError('not_found');
    return view;
  }

  /** Statements of any person's decisions, in the order given. */
  async views(decisions: readonly ModerationDecision[]): Promise<StatementView[]> {
    const [there, waiting, appeals, reasons] = await Promise.all([
      this.contents.load(decisions),
      this.waiting.found(decisions),
      this.appeals.of(decisions.map((decision) => decision.id)),
      this.reasons.byKey(),
    ]);
    return decisions.map((decision) => {
      const content = there.get(keyOf(decision)) ?? waiting.get(keyOf(decision)) ?? null;
      const appeal = appeals.get(decision.id) ?? null;
      const reason = reasons.get(decision.reason);
      const { id, subjectType, subjectId, act, createdAt: at, note, untilAt: until } = decision;
      return {
        ...{ id, subjectType, subjectId, act, at, until, reason: decision.reason, note: note ?? '' },
        ...{ reasonNames: reason?.names ?? {}, rules: reason?.rules ?? {}, automated: false },
        ...shown(content),
        mayAppeal: appeal === null && decision.overturnsId === null,
        appeal: appeal && appealOf(appeal),
      };
    });
  }
}

function shown(content: ModeratedContent | null): Pick<StatementView, 'title' | 'excerpt' | 'path'> {
  if (!content) return { title: null, excerpt: '', path: null };
  return { title: content.title, excerpt: excerptOf(content.body), path: content.path };
}

export function appealOf({ words, createdAt, state, answer, decidedAt }: ModerationAppeal): AppealView {
  return { words, at: createdAt, state, answer, decidedAt };
}
