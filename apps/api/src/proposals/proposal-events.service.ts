import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { LiveService } from '../live/live.service.js';

/** Where a proposal stands. */
export interface ProposalPlaceInRooms {
  id: string;
  consultationId: string;
}

/** What happens to proposals, told to those who watch them or their consultation. */
@Injectable()
export class ProposalEvents {
  constructor(private readonly live: LiveService) {}

  /** A new proposal is there for everybody. */
  async published(manager: EntityManager, { id, consultationId }: ProposalPlaceInRooms): Promise<void> {
    await this.live.append(manager, `consultation:${consultationId}`, 'proposal.published', {
      proposalId: id,
    });
  }

  /** Its text or its state is another. */
  async changed(manager: EntityManager, { id, consultationId }: ProposalPlaceInRooms): Promise<void> {
    await this.live.append(manager, `proposal:${id}`, 'proposal.changed', { proposalId: id });
    await this.live.append(manager, `consultation:${consultationId}`, 'proposal.changed', { proposalId: id });
  }

  /** The council answered, or corrected its answer. */
  async responded(manager: EntityManager, { id, consultationId }: ProposalPlaceInRooms): Promise<void> {
    await this.live.append(manager, `proposal:${id}`, 'response.published', { proposalId: id });
    await this.live.append(manager, `consultation:${consultationId}`, 'response.published', {
      proposalId: id,
    });
  }
}
