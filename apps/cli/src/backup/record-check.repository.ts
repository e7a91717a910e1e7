import type { ChainedAuditEntry } from '@openhall/domain/records';
import type { Database } from '@openhall/persistence/database';
import { AuditEntry, Vote } from '@openhall/persistence/entities';

/** A part of the audit chain in order. */
export async function auditEntries(
  { reader }: Database,
  afterSeq: number,
  limit: number,
): Promise<ChainedAuditEntry[]> {
  const entries = await reader
    .getRepository(AuditEntry)
    .createQueryBuilder('audit')
    .where('audit.seq > :afterSeq', { afterSeq })
    .orderBy('audit.seq', 'ASC')
    .limit(limit)
    .getMany();
  return entries;
}

/** The ids of votes whose result is published. */
export async function closedVotes({ reader }: Database): Promise<string[]> {
  const votes = await reader.getRepository(Vote).find({ select: { id: true }, where: { state: 'closed' } });
  return votes.map(({ id }) => id);
}
