import { Injectable } from '@nestjs/common';
import type { ChainedAuditEntry } from '@openhall/domain/records';
import type { PackageContents } from '@openhall/domain/verification';
import { AuditService } from '../audit/audit.service.js';
import { ElectorateService } from './electorate.service.js';
import { TreeRepository } from './tree.repository.js';
import { VoteStatementsRepository } from './vote-statements.repository.js';
import type { VoteHead } from './votes.repository.js';

/** What was written down of a vote while it ran: checkpoints, the audit's links, scrutineers' statements. */
@Injectable()
export class VoteEvidence {
  constructor(
    private readonly tree: TreeRepository,
    private readonly audit: AuditService,
    private readonly electorate: ElectorateService,
    private readonly statements: VoteStatementsRepository,
  ) {}

  async of(vote: VoteHead): Promise<Pick<PackageContents, 'checkpoints' | 'audit' | 'statements'>> {
    const [checkpoints, acts, changes, statements] = await Promise.all([
      this.tree.checkpoints(vote.id),
      this.audit.extract('vote', vote.id),
      this.electorate.audited(vote),
      this.statements.of(vote.id),
    ]);
    const audit = [...new Map([...acts, ...changes].map(bySeq)).values()];
    audit.sort((a, b) => a.seq - b.seq);
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

const bySeq = (entry: ChainedAuditEntry): [number, ChainedAuditEntry] => [entry.seq, entry];
