import { Injectable } from '@nestjs/common';
import type { CommentView, ThreadPage } from '@openhall/contracts/comments';
import { limits } from '@openhall/contracts/limits';
import type { Page } from '@openhall/contracts/pages';
import type { Revision } from '@openhall/contracts/proposals';
import { threadOf } from '@openhall/domain/threads';
import type { Actor } from '../common/access.js';
import { Clock } from '../common/clock.js';
import { pageOf, readCursor, writeCursor } from '../common/cursor.js';
import { safeHtml } from '../common/markdown.js';
import { ProblemError } from '../common/problem.js';
import { ConsultationGate } from '../consultations/consultation-gate.service.js';
import { ProposalsService } from '../proposals/proposals.service.js';
import type { KnownProposal } from '../proposals/proposals.service.js';
import type { CommentRow } from './comment-row.js';
import { CommentViews } from './comment-views.service.js';
import { mayReadWords } from './comments.policy.js';
import { CommentsRepository } from './comments.repository.js';
import { rowsBetween } from './thread-window.js';

interface Found {
  comment: CommentRow;
  proposal: KnownProposal;
  countsHidden: boolean;
}

/** One comment, its history, and the conversation that it stands in. */
@Injectable()
export class ThreadsService {
  constructor(
    private readonly comments: CommentsRepository,
    private readonly views: CommentViews,
    private readonly proposals: ProposalsService,
    private readonly gate: ConsultationGate,
    private readonly clock: Clock,
  ) {}

  /** @throws ProblemError `not_found` */
  async one(id: string, reader: Actor | null): Promise<CommentView> {
    const { comment, countsHidden } = await this.find(id, reader);
    const view = (await this.views.of([comment], reader, countsHidden)).get(id);
    if (!view) throw new ProblemError('not_found');
    return view;
  }

  /**
   * A page of the whole conversation in reading order. Without a cursor it begins at the top and reaches the comment
   * that was asked for.
   * @throws ProblemError `not_found`, `cursor_invalid`
   */
  async thread(id: string, cursor: string | undefined, reader: Actor | null): Promise<ThreadPage> {
    const after = readCursor(cursor, 1)?.[0] ?? null;
    const { comment, proposal, countsHidden } = await this.find(id, reader);
    const { rootId } = comment;
    const skeleton = await this.comments.skeleton(rootId);
    const order = threadOf(skeleton).filter((row) => row.comment.id !== rootId);
    const { rows, last } = rowsBetween(order, after, id);
    const answered = rows.flatMap((row) => row.inReplyTo ?? []);
    const ids = [...new Set([rootId, ...rows.map((row) => row.comment.id), ...answered])];
    const found = await this.comments.byIds(ids);
    const views = await this.views.of([...found.values()], reader, countsHidden);
    const root = views.get(rootId);
    if (!root) throw new ProblemError('not_found');
    const { consultationSlug, title, lang } = proposal;
    return {
      proposal: { id: proposal.id, title, lang, consultationSlug },
      root,
      focus: id,
      items: rows.flatMap((row) => {
        const view = views.get(row.comment.id);
        if (!view) return [];
        const { indent, inReplyTo } = row;
        const author = inReplyTo === null ? null : (views.get(inReplyTo)?.author ?? null);
        return [{ comment: view, indent, inReplyTo: inReplyTo === null ? null : { id: inReplyTo, author } }];
      }),
      next: last === null ? null : writeCursor([last]),
    };
  }

  /**
   * A page of what a comment says and said, newest first.
   * @throws ProblemError `cursor_invalid`; `not_found` also where its words are hidden from this reader
   */
  async revisions(id: string, cursor: string | undefined, reader: Actor | null): Promise<Page<Revision>> {
    const before = readCursor(cursor, 1)?.[0] ?? null;
    if (before !== null && typeof before !== 'number') throw new ProblemError('cursor_invalid');
    const { comment } = await this.find(id, reader);
    if (!mayReadWords(comment, reader)) throw new ProblemError('not_found');
    const size = limits.pageSize.standard;
    const texts = await this.comments.revisions(id, before ?? comment.version, size + 1);
    const { version: number, body, editedAt, createdAt } = comment;
    if (before === null) texts.unshift({ number, body, at: editedAt ?? createdAt });
    const { items, next } = pageOf(texts, size, (text) => [text.number]);
    return {
      items: items.map((text) => ({
        number: text.number,
        title: null,
        bodyHtml: safeHtml(text.body),
        at: text.at,
      })),
      next,
    };
  }

  private async find(id: string, reader: Actor | null): Promise<Found> {
    const comment = (await this.comments.byIds([id])).get(id);
    if (!comment) throw new ProblemError('not_found');
    const proposal = await this.proposals.visible(comment.proposalId, reader);
    if (!proposal.textVisible) throw new ProblemError('not_found');
    return {
      comment,
      proposal,
      countsHidden: this.gate.countsHidden(proposal.consultation, this.clock.now()),
    };
  }
}
