import { Injectable } from '@nestjs/common';
import type { PackageContents } from '@openhall/domain/verification';
import { AuditService } from '../audit/audit.service.js';
import { TreeRepository } from './tree.repository.js';
import { VoteStatementsRepository } from './vote-statements.repository.js';

/** What was written down of a vote while it ran: checkpoints, the audit's links, scrutineers' statements. */
@Injectable()
export class VoteEvidence {
  constructor(
    private readonly tree: TreeRepository,
    private readonly audit: AuditService,
    private readonly statements: VoteStatementsRepository,
  ) {}

  async of(voteId: string): Promise<Pick<PackageContents, 'checkpoints' | 'audit' | 'statements'>> {
    const [checkpoints, audit, statements] = await Promise.all([
      this.tree.checkpoints(voteId),
      this.audit.extract('vote', voteId),
      this.statements.of(voteId),
    ]);
    return {
      checkpoints: checkpoints.map(({ note }) => note),
      audit: audit.map(({ seq, at, actorId, act, subjectType, subjectId, detail, previousHash, hash }) => ({
        seq,
        at,
        actorId,
        act,
        subjectType,
        subjectId,
        detail,
        previousHash,
        hash,
      })),
      statements: statements.map(({ name, note, verifierKey }) => ({ name, note, verifierKey })),
    };
  }
}
