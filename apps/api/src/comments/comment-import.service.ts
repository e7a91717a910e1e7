import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { alignments } from '@openhall/contracts/comments';
import type { Alignment } from '@openhall/contracts/comments';
import type { Comment } from '@openhall/persistence/entities';
import { ProblemError } from '../common/problem.js';
import { ProposalCounters } from '../proposals/proposal-counters.service.js';
import { CommentImportRepository } from './comment-import.repository.js';
import { placesOf } from './imported-places.js';
import type { Place } from './imported-places.js';

/** A comment of another platform. */
export interface ImportedComment {
  /** Its key there. */
  sourceKey: string;
  /** The key of what it answers; null at the top level. */
  parentKey: string | null;
  proposalId: string;
  authorName: string | null;
  alignment: Alignment;
  body: string;
  lang: string;
  /** Marks that it had there; kept apart from our own. */
  helpful: number;
  createdAt: number;
}

export interface CommentImportOutcome {
  added: number;
  /** Were here already, and stay as they are. */
  present: number;
  /** Of those added, answers to comments that the source does not hold. */
  parentMissing: number;
}

/** Comments brought in from elsewhere: in bulk, without events. */
@Injectable()
export class CommentImport {
  constructor(
    private readonly repository: CommentImportRepository,
    private readonly counters: ProposalCounters,
  ) {}

  /**
   * Adds those that are not here yet, within the unit of work of `manager`.
   * @throws ProblemError `conflict` when they were imported into another consultation, or another import runs
   */
  async insertImported(
    manager: EntityManager,
    source: string,
    consultationId: string,
    comments: readonly ImportedComment[],
  ): Promise<CommentImportOutcome> {
    const present = await this.repository.present(manager, source);
    const added = comments.filter((comment) => !present.has(comment.sourceKey));
    const elsewhere = comments.some((comment) => {
      const here = present.get(comment.sourceKey);
      return here !== undefined && here.consultationId !== consultationId;
    });
    if (elsewhere)
      throw new ProblemError('conflict', { detail: 'These comments are in another consultation already' });
    const places = placesOf(added, present, uuid);
    const replies = repliesOf(places);
    const rows = added
      .map((comment) => rowOf(comment, placeIn(places, comment), source, consultationId, replies))
      // What is answered comes before its answers, also across statements.
      .sort((a, b) => (a.depth ?? 0) - (b.depth ?? 0));
    if ((await this.repository.insert(manager, rows)) !== rows.length) {
      throw new ProblemError('conflict', { detail: 'Another import of the same comments is running' });
    }
    const fresh = new Set(rows.map((row) => row.id));
    for (const [parentId, count] of replies) {
      if (!fresh.has(parentId)) await this.repository.addReplies(manager, parentId, count);
    }
    for (const [proposalId, counts] of countsOf(added)) {
      for (const alignment of alignments) {
        if (counts[alignment] > 0)
          await this.counters.comment(manager, proposalId, alignment, counts[alignment]);
      }
    }
    return {
      added: rows.length,
      present: comments.length - rows.length,
      parentMissing: rows.filter((row) => row.parentMissing).length,
    };
  }
}

function placeIn(places: ReadonlyMap<string, Place>, { sourceKey }: ImportedComment): Place {
  const place = places.get(sourceKey);
  if (!place) throw new Error(`comment ${sourceKey} was given no place`);
  return place;
}

function repliesOf(places: ReadonlyMap<string, Place>): Map<string, number> {
  const replies = new Map<string, number>();
  for (const { parentId } of places.values()) {
    if (parentId !== null) replies.set(parentId, (replies.get(parentId) ?? 0) + 1);
  }
  return replies;
}

function countsOf(comments: readonly ImportedComment[]): Map<string, Record<Alignment, number>> {
  const counts = new Map<string, Record<Alignment, number>>();
  for (const { proposalId, alignment } of comments) {
    const count = counts.get(proposalId) ?? { for: 0, neutral: 0, against: 0 };
    count[alignment] += 1;
    counts.set(proposalId, count);
  }
  return counts;
}

function rowOf(
  comment: ImportedComment,
  place: Place,
  source: string,
  consultationId: string,
  replies: ReadonlyMap<string, number>,
): Partial<Comment> {
  return {
    ...place,
    proposalId: comment.proposalId,
    consultationId,
    isRoot: place.parentId === null,
    authorId: null,
    importedAuthor: comment.authorName,
    alignment: comment.alignment,
    body: comment.body,
    lang: comment.lang,
    state: 'visible',
    replyCount: replies.get(place.id) ?? 0,
    importedHelpfulCount: comment.helpful,
    helpfulTotal: comment.helpful,
    createdAt: comment.createdAt,
    source,
    sourceKey: comment.sourceKey,
  };
}
