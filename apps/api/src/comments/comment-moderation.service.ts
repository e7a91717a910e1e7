import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Alignment } from '@openhall/contracts/comments';
import type {
  ContentPort,
  ModeratedContent,
  Order,
  Traces,
  WaitingPreview,
} from '../moderation/moderation.service.js';
import { CommentErasure } from './comment-erasure.service.js';
import { CommentPosting } from './comment-posting.service.js';
import type { Written } from './comment-posting.service.js';
import { CommentRecord } from './comment-record.service.js';
import type { CommentRow } from './comment-row.js';
import { CommentWrites } from './comment-writes.repository.js';
import { CommentsRepository } from './comments.repository.js';

/** A comment that waits: a new one, or new words for one that is public. */
type Waiting =
  | ({ kind: 'post' } & Written)
  | { kind: 'edit'; proposalId: string; body: string; alignment: Alignment; lang: string };

/** Comments as moderation meets them. */
@Injectable()
export class CommentModeration implements ContentPort {
  readonly acts = ['lock', 'unlock', 'remove'] as const;

  constructor(
    private readonly repository: CommentsRepository,
    private readonly writes: CommentWrites,
    private readonly record: CommentRecord,
    private readonly posting: CommentPosting,
    private readonly erasure: CommentErasure,
  ) {}

  async load(ids: string[]): Promise<Map<string, ModeratedContent>> {
    const rows = await this.repository.byIds(ids);
    return new Map([...rows].map(([id, row]) => [id, content(row)]));
  }

  /** Hidden comments keep their place, their marks and their answers; restoring brings all of it back. */
  async apply(manager: EntityManager, { id, act }: Order): Promise<Traces | null> {
    if (act === 'remove') return (await this.erasure.erase(manager, id)) ? {} : null;
    if (act !== 'hide' && act !== 'restore') return null;
    const [from, to] = act === 'hide' ? (['visible', 'hidden'] as const) : (['hidden', 'visible'] as const);
    const moved = await this.writes.move(manager, id, from, to);
    if (!moved) return null;
    await this.record.counted(manager, moved, act === 'hide' ? -1 : 1);
    await this.record.changed(manager, moved.proposalId, id);
    return {};
  }

  preview(waiting: Record<string, unknown>): WaitingPreview {
    const { proposalId, body, lang } = waiting as Waiting;
    return { proposalId, title: null, body, lang };
  }

  async publish(
    manager: EntityManager,
    { id, content: kept }: { id: string; content: Record<string, unknown> },
    now: number,
  ): Promise<void> {
    const waiting = kept as Waiting;
    if (waiting.kind === 'post') return this.posting.post(manager, waiting, now);
    const before = await this.writes.editable(manager, id);
    if (before) await this.posting.rewrite(manager, id, before, { ...waiting, now });
  }
}

function content(row: CommentRow): ModeratedContent {
  const hasAccount = row.authorId !== null && row.authorState === 'active';
  return {
    ...{ subjectId: row.id, proposalId: row.proposalId, consultationId: row.consultationId },
    ...{ title: null, body: row.state === 'deleted' ? '' : row.body },
    authorId: hasAccount ? row.authorId : null,
    authorName: hasAccount ? row.authorName : row.importedAuthor,
    ...{ lang: row.lang, state: row.state, reportable: row.state === 'visible', path: `/comments/${row.id}` },
    acts: row.parentId === null ? ['lock', 'unlock', 'remove'] : ['remove'],
  };
}
