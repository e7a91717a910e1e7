import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { CommentCreation, CommentEdit } from '@openhall/contracts/comments';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import type { Actor } from '../common/access.js';
import { Clock } from '../common/clock.js';
import { Commands } from '../common/commands.js';
import { ProblemError } from '../common/problem.js';
import { ProposalsService } from '../proposals/proposals.service.js';
import { CommentErasure } from './comment-erasure.service.js';
import { CommentPosting } from './comment-posting.service.js';
import type { CommentRow } from './comment-row.js';
import { refusalToDelete, refusalToEdit } from './comments.policy.js';
import { CommentsRepository } from './comments.repository.js';

/** Writing, editing and deleting comments. */
@Injectable()
export class CommentsService {
  constructor(
    private readonly repository: CommentsRepository,
    private readonly erasure: CommentErasure,
    private readonly posting: CommentPosting,
    private readonly proposals: ProposalsService,
    private readonly unitOfWork: UnitOfWork,
    private readonly commands: Commands,
    private readonly clock: Clock,
  ) {}

  /**
   * Posts a comment; returns its id.
   * @throws ProblemError `not_found`, `proposal_not_open`, `phase_closed`, `phase_not_open_yet`, `parent_not_found`,
   *   and those of the entrance: `person_muted`, `thread_locked` …
   */
  async post(
    proposalId: string,
    actor: Actor,
    creation: CommentCreation,
    key: string | null,
  ): Promise<string> {
    const id = uuid();
    // Read before the unit of work, but judged in it: a repeated command gets its answer after the phase closed, too.
    const proposal = await this.proposals.openForComments(proposalId, actor).catch(refusalOnly);
    return this.unitOfWork.write(async (manager) => {
      const now = this.clock.now();
      const command = { actorId: actor.id, key, request: { proposalId, ...creation } };
      const earlier = await this.commands.earlier(manager, command, id, now);
      if (earlier) return earlier;
      if (proposal instanceof ProblemError) throw proposal;
      const { consultationId } = proposal;
      const written = { ...creation, id, proposalId, consultationId, authorId: actor.id };
      await this.posting.arrive(manager, actor, written, now);
      return id;
    });
  }

  /**
   * Changes a comment and keeps what it said before.
   * @throws ProblemError `not_found`, `not_allowed`, `content_hidden`, `content_deleted`, `edited_meanwhile`, and those of `post`
   */
  async edit(id: string, actor: Actor, edit: CommentEdit, key: string | null): Promise<void> {
    const { proposalId } = await this.found(id);
    const proposal = await this.proposals.openForComments(proposalId, actor).catch(refusalOnly);
    await this.unitOfWork.write(async (manager) => {
      const now = this.clock.now();
      const command = { actorId: actor.id, key, request: { id, ...edit } };
      if (await this.commands.earlier(manager, command, id, now)) return;
      const before = await this.posting.current(manager, id);
      if (!before) throw new ProblemError('not_found');
      const refusal = refusalToEdit(before, actor.id);
      if (refusal) throw new ProblemError(refusal);
      if (before.version !== edit.version) throw new ProblemError('edited_meanwhile');
      if (proposal instanceof ProblemError) throw proposal;
      if (before.body === edit.body && before.alignment === edit.alignment) return;
      const { body, alignment } = edit;
      await this.posting.arriveAgain(manager, actor, { id, before, body, alignment }, now);
    });
  }

  /**
   * Deletes a comment: its words, its history and its marks are erased, its place stays as long as something answers it.
   * @throws ProblemError `not_found`, `not_allowed`, `content_deleted`
   */
  async remove(id: string, actor: Actor, key: string | null): Promise<void> {
    await this.unitOfWork.write(async (manager) => {
      const command = { actorId: actor.id, key, request: { remove: id } };
      if (await this.commands.earlier(manager, command, id, this.clock.now())) return;
      const before = await this.posting.current(manager, id);
      if (!before) throw new ProblemError('not_found');
      const refusal = refusalToDelete(before, actor.id);
      if (refusal) throw new ProblemError(refusal);
      if (!(await this.erasure.erase(manager, id))) throw new ProblemError('content_deleted');
    });
  }

  private async found(id: string): Promise<CommentRow> {
    const comment = (await this.repository.byIds([id])).get(id);
    if (!comment) throw new ProblemError('not_found');
    return comment;
  }
}

function refusalOnly(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  throw error;
}
