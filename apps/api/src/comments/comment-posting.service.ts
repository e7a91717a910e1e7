import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CommentCreation } from '@openhall/contracts/comments';
import type { Actor } from '../common/access.js';
import { ProblemError } from '../common/problem.js';
import { Entrance } from '../moderation/entrance.service.js';
import { CommentRecord } from './comment-record.service.js';
import { CommentWrites } from './comment-writes.repository.js';
import type { Editable } from './comment-writes.repository.js';

/** A comment as its author wrote it. */
export interface Written extends CommentCreation {
  id: string;
  proposalId: string;
  consultationId: string;
  authorId: string;
}

/** Comments that come into public view, with the counters and events that belong to that. */
@Injectable()
export class CommentPosting {
  constructor(
    private readonly writes: CommentWrites,
    private readonly record: CommentRecord,
    private readonly entrance: Entrance,
  ) {}

  /** The comment as this unit of work sees it. */
  current(manager: EntityManager, id: string): Promise<Editable | undefined> {
    return this.writes.editable(manager, id);
  }

  /**
   * A comment at the door: it is public when the unit commits, or waits for a moderator, out of the conversation.
   * @throws ProblemError `parent_not_found`, and those of the entrance
   */
  async arrive(manager: EntityManager, author: Actor, written: Written, now: number): Promise<void> {
    const { id, proposalId, consultationId, parentId, body } = written;
    const parent = parentId === null ? null : await this.writes.placeBelow(manager, parentId, proposalId);
    if (parent === undefined) throw new ProblemError('parent_not_found');
    const waits = await this.entrance.judge(manager, {
      ...{ subjectType: 'comment', subjectId: id, author, consultationId, text: body },
      threads: parent ? [proposalId, parent.rootId] : [proposalId],
      content: { kind: 'post', ...written },
    });
    if (!waits) await this.post(manager, written, now);
  }

  /** New words for a public comment at the door; until they are published the old ones stay. Throws as `rewrite`. */
  async arriveAgain(
    manager: EntityManager,
    author: Actor,
    { id, before, ...words }: { id: string; before: Editable } & Pick<CommentCreation, 'body' | 'alignment'>,
    now: number,
  ): Promise<void> {
    const { proposalId, consultationId, lang } = before;
    const waits = await this.entrance.judge(manager, {
      ...{ subjectType: 'comment', subjectId: id, author, consultationId, text: words.body },
      ...{ threads: [], isEdit: true, content: { kind: 'edit', proposalId, lang, ...words } },
    });
    if (!waits) await this.rewrite(manager, id, before, { ...words, now });
  }

  /** The comment is public when the unit of `manager` commits. @throws ProblemError `parent_not_found`, `not_found` */
  async post(manager: EntityManager, written: Written, now: number): Promise<void> {
    const { id, proposalId, consultationId, parentId, authorId, alignment, body, lang } = written;
    const place = await this.takePlace(manager, id, proposalId, parentId);
    await this.writes.insert(manager, {
      ...{ ...place, id, proposalId, consultationId, parentId, isRoot: parentId === null },
      ...{ authorId, alignment, body, lang, createdAt: now },
    });
    await this.record.counted(manager, { proposalId, alignment }, 1);
    await this.record.posted(manager, proposalId, id);
  }

  /** A public comment says something else when the unit commits. @throws ProblemError `edited_meanwhile` */
  async rewrite(
    manager: EntityManager,
    id: string,
    before: Editable,
    change: Pick<CommentCreation, 'body' | 'alignment'> & { now: number },
  ): Promise<void> {
    if (!(await this.writes.edit(manager, id, before, change))) throw new ProblemError('edited_meanwhile');
    const { proposalId, alignment } = before;
    if (alignment !== change.alignment)
      await this.record.realigned(manager, proposalId, alignment, change.alignment);
    await this.record.changed(manager, proposalId, id);
  }

  private async takePlace(
    manager: EntityManager,
    id: string,
    proposalId: string,
    parentId: string | null,
  ): Promise<{ rootId: string; depth: number }> {
    if (parentId === null) return { rootId: id, depth: 0 };
    const parent = await this.writes.takePlaceBelow(manager, parentId, proposalId);
    if (!parent) throw new ProblemError('parent_not_found');
    return { rootId: parent.rootId, depth: parent.depth + 1 };
  }
}
