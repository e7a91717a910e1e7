import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { isPublic, refusalReasons } from '@openhall/domain/townhall';
import type { MachineCommand } from '@openhall/domain/townhall';
import { ModerationService } from '../moderation/moderation.service.js';
import type { ContentPort, ModeratedContent, Order, Traces } from '../moderation/moderation.service.js';
import { HallActs } from './hall-acts.service.js';
import { ModeratedQuestions } from './moderated-questions.repository.js';
import type { QuestionRow } from './moderated-questions.repository.js';

/** Questions put to halls as the council's moderation meets them: hiding is the console's refusal, restoring takes it back. */
@Injectable()
export class QuestionModeration implements ContentPort, OnModuleInit {
  constructor(
    private readonly questions: ModeratedQuestions,
    private readonly hallActs: HallActs,
    private readonly moderation: ModerationService,
  ) {}

  onModuleInit(): void {
    this.moderation.registerContent('question', this);
  }

  async load(ids: string[]): Promise<Map<string, ModeratedContent>> {
    const rows = await this.questions.find(ids);
    return new Map(rows.map((row) => [row.id, moderated(row)]));
  }

  async apply(manager: EntityManager, order: Order): Promise<Traces | null> {
    if (order.act !== 'hide' && order.act !== 'restore') return null;
    const row = await this.questions.current(manager, order.id);
    const isHidden = row?.state === 'refused';
    if (!row || isHidden === (order.act === 'hide')) return null;
    const { id, displayName: name, locale, sessionId } = order.by;
    const by = { id, name, locale, assurance: 'verified' as const, sessionId, actor: order.by };
    await this.hallActs.perform({ hallId: row.hallId, by, command: commandOf(order, row.version) });
    return {};
  }
}

function commandOf({ id: questionId, act, reason, note }: Order, version: number): MachineCommand {
  if (act === 'restore') return { kind: 'question.restore', questionId, version };
  const known = refusalReasons.find((one) => one === reason) ?? 'other';
  return { kind: 'question.refuse', questionId, version, reason: known, note };
}

function moderated(row: QuestionRow): ModeratedContent {
  return {
    ...{ subjectId: row.id, proposalId: null, consultationId: row.consultationId, title: null },
    ...{ body: row.text, lang: row.lang, authorId: row.askerId, authorName: row.askerName },
    state: row.state === 'refused' ? 'hidden' : row.state === 'withdrawn' ? 'deleted' : 'visible',
    ...{ reportable: isPublic(row), path: `/town-halls/${row.hallId}` },
  };
}
