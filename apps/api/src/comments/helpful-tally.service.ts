import { Injectable } from '@nestjs/common';
import { ConversationsRepository } from './conversations.repository.js';

/** Of each alignment, at the top level and below it. */
const mostHelpful = 10;
const mostRecent = 100;
const mostProposals = 200;

/**
 * The marks that go with a proposal's live numbers: those of its most helpful comments and of the comments that were
 * marked here lately. A comment marked through another process, and not among the most helpful, shows at the next read.
 */
@Injectable()
export class HelpfulTally {
  /** By proposal, the comments whose marks moved, latest last. */
  private readonly recent = new Map<string, Set<string>>();

  constructor(private readonly conversations: ConversationsRepository) {}

  moved(proposalId: string, commentId: string): void {
    const moved = this.recent.get(proposalId) ?? new Set<string>();
    this.recent.delete(proposalId);
    this.recent.set(proposalId, moved);
    if (this.recent.size > mostProposals) this.recent.delete(this.recent.keys().next().value ?? '');
    moved.delete(commentId);
    moved.add(commentId);
    if (moved.size > mostRecent) moved.delete(moved.values().next().value ?? '');
  }

  /** Marks by comment id. */
  async of(proposalId: string): Promise<Record<string, number>> {
    const named = [...(this.recent.get(proposalId) ?? [])];
    return Object.fromEntries(await this.conversations.helpfulCounts(proposalId, mostHelpful, named));
  }
}
