import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { safeHtml } from '../common/markdown.js';
import type { ContentPort, ModeratedContent } from '../moderation/moderation.service.js';
import { CommentRecord } from './comment-record.service.js';
import type { CommentRow } from './comment-row.js';
import { CommentWrites } from './comment-writes.repository.js';
import { CommentsRepository } from './comments.repository.js';

/** Comments as moderation meets them. */
@Injectable()
export class CommentModeration implements ContentPort {
  constructor(
    private readonly repository: CommentsRepository,
    private readonly writes: CommentWrites,
    private readonly record: CommentRecord,
  ) {}

  async load(ids: string[]): Promise<Map<string, ModeratedContent>> {
    const rows = await this.repository.byIds(ids);
    return new Map([...rows].map(([id, row]) => [id, content(row)]));
  }

  /** Hidden comments keep their place, their marks and their answers; restoring brings all of it back. */
  async apply(manager: EntityManager, id: string, act: 'hide' | 'restore'): Promise<boolean> {
    const moved =
      act === 'hide'
        ? await this.writes.move(manager, id, 'visible', 'hidden')
        : await this.writes.move(manager, id, 'hidden', 'visible');
    if (!moved) return false;
    await this.record.counted(manager, moved, act === 'hide' ? -1 : 1);
    await this.record.changed(manager, moved.proposalId, id);
    return true;
  }
}

function content(row: CommentRow): ModeratedContent {
  const hasAccount = row.authorId !== null && row.authorState === 'active';
  return {
    subjectId: row.id,
    proposalId: row.proposalId,
    title: null,
    bodyHtml: row.state === 'deleted' ? '' : safeHtml(row.body),
    authorId: hasAccount ? row.authorId : null,
    authorName: hasAccount ? row.authorName : row.importedAuthor,
    lang: row.lang,
    state: row.state,
    reportable: row.state === 'visible',
  };
}
