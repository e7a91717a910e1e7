import { Injectable } from '@nestjs/common';
import type { CommentView } from '@openhall/contracts/comments';
import type { Author } from '@openhall/contracts/proposals';
import { ModerationService } from '../moderation/moderation.service.js';
import type { CommentRow } from './comment-row.js';
import { mayReadWords } from './comments.policy.js';
import type { Asking } from './comments.policy.js';
import { CommentsRepository } from './comments.repository.js';
import { RenderedBodies } from './rendered-bodies.js';

/** Turns comments into what one reader may see of them. */
@Injectable()
export class CommentViews {
  constructor(
    private readonly repository: CommentsRepository,
    private readonly moderation: ModerationService,
    private readonly bodies: RenderedBodies,
  ) {}

  /** Views by id; at most two queries, whatever the number. */
  async of(
    rows: readonly CommentRow[],
    asking: Asking,
    countsHidden: boolean,
  ): Promise<Map<string, CommentView>> {
    const marked = asking
      ? await this.repository.marked(
          asking.id,
          rows.map((row) => row.id),
        )
      : null;
    const explained = rows.filter((row) => row.state === 'hidden' && mayReadWords(row, asking));
    const reasons =
      explained.length > 0
        ? await this.moderation.reasonsFor(
            'comment',
            explained.map((row) => row.id),
          )
        : null;
    return new Map(
      rows.map((row) => [
        row.id,
        {
          ...this.view(row, asking, countsHidden),
          markedHelpful: marked?.has(row.id) ?? null,
          hiddenReason: reasons?.get(row.id) ?? null,
        },
      ]),
    );
  }

  private view(row: CommentRow, asking: Asking, countsHidden: boolean): CommentView {
    const readable = mayReadWords(row, asking);
    const counted = readable && !countsHidden;
    return {
      id: row.id,
      proposalId: row.proposalId,
      parentId: row.parentId,
      rootId: row.rootId,
      depth: row.depth,
      state: row.state,
      author: readable ? authorOf(row) : null,
      alignment: row.alignment,
      body: readable ? row.body : null,
      bodyHtml: readable ? this.bodies.html(row) : null,
      lang: row.lang,
      createdAt: row.createdAt,
      editedAt: row.editedAt,
      version: row.version,
      helpful: counted ? row.helpfulCount : null,
      importedHelpful: counted && row.source !== null ? row.importedHelpfulCount : null,
      markedHelpful: null,
      parentMissing: row.parentMissing,
      own: asking !== null && row.authorId === asking.id,
      hiddenReason: null,
    };
  }
}

function authorOf(row: CommentRow): Author {
  if (row.authorId !== null && row.authorState === 'active') {
    return { kind: 'account', id: row.authorId, name: row.authorName ?? '' };
  }
  return row.importedAuthor === null ? { kind: 'former' } : { kind: 'imported', name: row.importedAuthor };
}
