import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataSource } from 'typeorm';
import { OfficialResponse, OfficialResponseVersion } from '@openhall/persistence/entities';
import { execute, insertIgnore, sql } from '@openhall/persistence/sql';

@Injectable()
export class ResponsesRepository {
  constructor(private readonly reader: DataSource) {}

  /** Versions of a proposal's official response, newest first, beginning with `from`. */
  versions(proposalId: string, from: number, limit: number): Promise<OfficialResponseVersion[]> {
    return this.reader
      .getRepository(OfficialResponseVersion)
      .createQueryBuilder('version')
      .where('version.proposalId = :proposalId AND version.number <= :from', { proposalId, from })
      .orderBy('version.number', 'DESC')
      .limit(limit)
      .getMany();
  }

  /** Takes the place after the version that was read; false when somebody was faster. */
  async claimNext(manager: EntityManager, proposalId: string, read: number): Promise<boolean> {
    if (read === 0) return insertIgnore(manager, OfficialResponse, { proposalId, version: 1 });
    const changed = await execute(
      manager,
      sql`UPDATE official_response SET version = version + 1 WHERE proposal_id = ${proposalId} AND version = ${read}`,
    );
    return changed === 1;
  }

  async insert(manager: EntityManager, version: OfficialResponseVersion): Promise<void> {
    await manager.getRepository(OfficialResponseVersion).insert(version);
  }
}
