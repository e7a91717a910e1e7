import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { References } from '@openhall/persistence/entities';
import { AuditService } from '../audit/audit.service.js';
import { LiveService } from '../live/live.service.js';

/** What is done with a vote as a whole: written down for good, and told to those who watch it. */
@Injectable()
export class VoteRecord {
  constructor(
    private readonly audit: AuditService,
    private readonly live: LiveService,
  ) {}

  /** For the audit alone. */
  async planned(
    manager: EntityManager,
    actorId: string,
    act: string,
    voteId: string,
    detail: References = {},
  ): Promise<void> {
    await this.audit.record(manager, { actorId, act, subjectType: 'vote', subjectId: voteId, detail });
  }

  /** Who may vote has changed: told to everybody once the vote is open. */
  async electorateChanged(
    manager: EntityManager,
    vote: { id: string; consultationId: string; state: string },
    done: { actorId: string; act: string; detail: References },
  ): Promise<void> {
    if (vote.state === 'open') await this.moved(manager, vote, done);
    else await this.planned(manager, done.actorId, done.act, vote.id, done.detail);
  }

  /** From the opening on: for the audit and for everybody. */
  async moved(
    manager: EntityManager,
    vote: { id: string; consultationId: string },
    done: { actorId: string | null; act: string; detail?: References },
  ): Promise<void> {
    const { id: voteId, consultationId } = vote;
    await this.audit.record(manager, { ...done, subjectType: 'vote', subjectId: voteId });
    await this.live.append(manager, `vote:${voteId}`, 'vote.changed', { voteId });
    await this.live.append(manager, `consultation:${consultationId}`, 'consultation.changed', {
      consultationId,
    });
  }
}
