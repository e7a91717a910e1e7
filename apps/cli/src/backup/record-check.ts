import { createHash } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { PackagesService } from '@openhall/api/voting/packages.service';
import { verifyChain, chainStart, type ChainedAuditEntry, type ChainEnd } from '@openhall/domain/records';
import { verifyPackage } from '@openhall/domain/verification';
import type { Database } from '@openhall/persistence/database';
import { verifyEd25519 } from '../verify/ed25519.js';
import { auditEntries, closedVotes } from './record-check.repository.js';

/** What was found in a whole record. */
export interface RecordReport {
  /** The last link of the audit chain. */
  audit: ChainEnd;
  /** How many closed votes were counted again with the result that was published. */
  votesRecounted: number;
  /** One line for each thing that is wrong; none if all is well. */
  faults: string[];
}

const part = 1_000;

/** Goes through the audit chain from its first link, and counts every closed vote again from its package. */
export async function checkRecord(database: Database, app: NestFastifyApplication): Promise<RecordReport> {
  const faults: string[] = [];
  const audit = await auditEnd(database, faults);
  const packages = app.get(PackagesService, { strict: false });
  const votes = await closedVotes(database);
  for (const id of votes) {
    const verdict = await verifyPackage(await packages.files(id), {}, verifyEd25519);
    if (verdict.verdict !== 'broken') continue;
    const broken = verdict.checks.filter(({ outcome }) => outcome === 'failed').map(({ name }) => name);
    faults.push(`The vote ${id} does not come out as published (${broken.join(', ')}).`);
  }
  return { audit, votesRecounted: votes.length, faults };
}

async function auditEnd(database: Database, faults: string[]): Promise<ChainEnd> {
  let end = chainStart;
  for (;;) {
    const entries: ChainedAuditEntry[] = await auditEntries(database, end.seq, part);
    const report = verifyChain(entries, sha256, end);
    end = report.end;
    if (!report.whole) {
      faults.push(`The audit chain breaks at entry ${report.seq} (${report.reason.replaceAll('_', ' ')}).`);
      return end;
    }
    if (entries.length < part) return end;
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
