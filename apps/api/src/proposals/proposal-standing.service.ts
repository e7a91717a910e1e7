import { Injectable } from '@nestjs/common';
import type { Proposal } from '@openhall/contracts/proposals';
import type { Actor } from '../common/access.js';
import { ModerationService } from '../moderation/moderation.service.js';
import { WaitingService } from '../moderation/waiting.service.js';
import { ProposalRearranging } from './proposal-rearranging.service.js';
import type { ProposalRow } from './proposal-row.js';
import { ProposalsRepository } from './proposals.repository.js';

/** What moderation means for a proposal, as its page says it. */
@Injectable()
export class ProposalStanding {
  constructor(
    private readonly repository: ProposalsRepository,
    private readonly moderation: ModerationService,
    private readonly rearranging: ProposalRearranging,
    private readonly waiting: WaitingService,
  ) {}

  async of(
    row: ProposalRow,
    reader: Actor | null,
    showText: boolean,
  ): Promise<Pick<Proposal, 'hiddenReason' | 'locked' | 'mergedInto' | 'waiting'>> {
    const [hiddenReason, locked, mergedInto, waiting] = await Promise.all([
      this.hiddenReasonOf(row, showText),
      row.state === 'published' ? this.moderation.lockedAmong('proposal', [row.id]) : null,
      row.state === 'withdrawn' ? this.mergedInto(row.id) : null,
      reader && reader.id === row.author_id
        ? this.waiting.ownOne(reader, { subjectType: 'proposal', subjectId: row.id })
        : null,
    ]);
    return { hiddenReason, locked: locked !== null && locked.size > 0, mergedInto, waiting };
  }

  private async hiddenReasonOf(row: ProposalRow, showText: boolean): Promise<Proposal['hiddenReason']> {
    if (row.state !== 'hidden' || !showText) return null;
    return (await this.moderation.reasonsFor('proposal', [row.id])).get(row.id) ?? null;
  }

  private async mergedInto(id: string): Promise<Proposal['mergedInto']> {
    const intoId = (await this.rearranging.mergedAmong([id])).get(id);
    const into = intoId === undefined ? undefined : await this.repository.headNow(intoId);
    return into?.state === 'published' ? { id: into.id, title: into.title, lang: into.lang } : null;
  }
}
