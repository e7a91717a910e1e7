import { Injectable } from '@nestjs/common';
import type {
  CommentOrder,
  CommentPage,
  CommentView,
  Conversation,
  ThreadRow,
} from '@openhall/contracts/comments';
import { limits } from '@openhall/contracts/limits';
import { threadOf } from '@openhall/domain/threads';
import type { Actor } from '../common/access.js';
import { Clock } from '../common/clock.js';
import { pageOf } from '../common/cursor.js';
import { ConsultationGate } from '../consultations/consultation-gate.service.js';
import { LiveService } from '../live/live.service.js';
import { ProposalsService } from '../proposals/proposals.service.js';
import { balancedPage, effectiveOrder, readBalancedCursor, readTimeCursor } from './comment-order.js';
import type { CommentRow } from './comment-row.js';
import { CommentViews } from './comment-views.service.js';
import { CommentsRepository } from './comments.repository.js';
import { ConversationsRepository } from './conversations.repository.js';
import { replyShares } from './reply-shares.js';

/** Answers shown with a conversation; its own page has the others. */
const repliesShown = 20;
/** Answers on one page, whatever the number of conversations: a page stays light. */
const repliesOnPage = 24;

/** Pages of conversations below a proposal. */
@Injectable()
export class ConversationsService {
  constructor(
    private readonly comments: CommentsRepository,
    private readonly conversations: ConversationsRepository,
    private readonly views: CommentViews,
    private readonly proposals: ProposalsService,
    private readonly gate: ConsultationGate,
    private readonly live: LiveService,
    private readonly clock: Clock,
  ) {}

  /**
   * A page of conversations; the number of queries does not depend on how many comments there are.
   * @throws ProblemError `not_found`, `cursor_invalid`
   */
  async page(
    proposalId: string,
    wanted: CommentOrder,
    cursor: string | undefined,
    reader: Actor | null,
  ): Promise<CommentPage> {
    const seq = await this.live.head(`proposal:${proposalId}`);
    const { consultation, textVisible } = await this.proposals.visible(proposalId, reader);
    const countsHidden = this.gate.countsHidden(consultation, this.clock.now());
    const order = effectiveOrder(wanted, countsHidden);
    // Comments quote what they are about: they leave with a hidden proposal and come back with it.
    if (!textVisible) return { items: [], next: null, order, seq };
    const { items: roots, next } = await this.roots(proposalId, order, cursor);
    const items = await this.withReplies(roots, reader, countsHidden);
    return { items, next, order, seq };
  }

  private async roots(
    proposalId: string,
    order: CommentOrder,
    cursor: string | undefined,
  ): Promise<{ items: readonly CommentRow[]; next: string | null }> {
    const size = limits.pageSize.standard;
    if (order === 'balanced') {
      const position = readBalancedCursor(cursor);
      const streams = await this.conversations.rootsByAlignment(proposalId, position.after, size + 1);
      return balancedPage(streams, size, position);
    }
    const after = readTimeCursor(cursor);
    const rows = await this.conversations.rootsByTime(proposalId, order, after, size + 1);
    return pageOf(rows, size, (row) => [row.createdAt, row.id]);
  }

  private async withReplies(
    roots: readonly CommentRow[],
    reader: Actor | null,
    countsHidden: boolean,
  ): Promise<Conversation[]> {
    const ids = roots.map((root) => root.id);
    const known = await this.conversations.earliestReplies(ids, repliesShown + 1);
    const long = ids.filter((id) => (known.get(id)?.length ?? 0) > repliesShown);
    const totals = await this.comments.countReplies(long);
    const lengths = ids.map((id) => Math.min(known.get(id)?.length ?? 0, repliesShown));
    const shares = replyShares(lengths, repliesOnPage);
    const wanted = new Map(ids.map((id, index) => [id, known.get(id)?.slice(0, shares[index]) ?? []]));
    const found = await this.comments.byIds([...wanted.values()].flat());
    const views = await this.views.of([...roots, ...found.values()], reader, countsHidden);
    return roots.flatMap((root) => {
      const view = views.get(root.id);
      if (!view) return [];
      const below = (wanted.get(root.id) ?? []).flatMap((id) => found.get(id) ?? []);
      const total = totals.get(root.id) ?? known.get(root.id)?.length ?? 0;
      return [
        {
          root: view,
          rows: threadRows([root, ...below], views).filter(({ comment }) => comment.id !== root.id),
          moreReplies: Math.max(0, total - below.length),
        },
      ];
    });
  }
}

/** Comments in reading order, as rows with what one reader may see of each. */
export function threadRows(
  comments: readonly { id: string; parentId: string | null }[],
  views: ReadonlyMap<string, CommentView>,
): ThreadRow[] {
  return threadOf(comments).flatMap(({ comment, indent, inReplyTo }) => {
    const view = views.get(comment.id);
    if (!view) return [];
    const answered =
      inReplyTo === null ? null : { id: inReplyTo, author: views.get(inReplyTo)?.author ?? null };
    return [{ comment: view, indent, inReplyTo: answered }];
  });
}
