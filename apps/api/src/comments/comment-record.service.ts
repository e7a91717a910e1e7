import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Alignment } from '@openhall/contracts/comments';
import { LiveService } from '../live/live.service.js';
import { ProposalCounters } from '../proposals/proposal-counters.service.js';
import { RenderedBodies } from './rendered-bodies.js';

/** What goes with every change of a comment, in the same unit of work: the proposal's counters and the room's event. */
@Injectable()
export class CommentRecord {
  constructor(
    private readonly counters: ProposalCounters,
    private readonly live: LiveService,
    private readonly bodies: RenderedBodies,
  ) {}

  /** A comment that everybody sees came (1) or went (-1). */
  async counted(
    manager: EntityManager,
    comment: { proposalId: string; alignment: Alignment },
    by: 1 | -1,
  ): Promise<void> {
    await this.counters.comment(manager, comment.proposalId, comment.alignment, by);
  }

  /** A comment that everybody sees changed its side. */
  async realigned(manager: EntityManager, proposalId: string, from: Alignment, to: Alignment): Promise<void> {
    await this.counters.realigned(manager, proposalId, from, to);
  }

  async posted(manager: EntityManager, proposalId: string, commentId: string): Promise<void> {
    await this.tell(manager, proposalId, 'comment.posted', commentId);
  }

  async changed(manager: EntityManager, proposalId: string, commentId: string): Promise<void> {
    await this.tell(manager, proposalId, 'comment.changed', commentId);
  }

  /** After the commit that erased a comment: its words leave this process, too. */
  forget(commentId: string, versions: number): void {
    this.bodies.forget(commentId, versions);
  }

  private async tell(
    manager: EntityManager,
    proposalId: string,
    type: string,
    commentId: string,
  ): Promise<void> {
    await this.live.append(manager, `proposal:${proposalId}`, type, { commentId });
    await this.live.tallyMoved(`proposal:${proposalId}`);
  }
}
