import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataSource } from 'typeorm';
import { ConsultationConclusion } from '@openhall/persistence/entities';
import { insertIgnore, query, sql } from '@openhall/persistence/sql';

@Injectable()
export class ConclusionsRepository {
  constructor(private readonly reader: DataSource) {}

  find(consultationId: string): Promise<ConsultationConclusion | null> {
    return this.reader.getRepository(ConsultationConclusion).findOneBy({ consultationId });
  }

  /** False when it was concluded already. */
  insert(manager: EntityManager, conclusion: ConsultationConclusion): Promise<boolean> {
    return insertIgnore(manager, ConsultationConclusion, conclusion);
  }

  /** Public proposals by the status of their official answer; null: none. */
  async outcomes(
    consultationId: string,
    source: DataSource | EntityManager = this.reader,
  ): Promise<{ status: string | null; count: number }[]> {
    const rows = await query<{ status: string | null; n: number }>(
      source,
      sql`SELECT v.status, COUNT(*) AS n FROM proposal p
          LEFT JOIN official_response r ON r.proposal_id = p.id
          LEFT JOIN official_response_version v ON v.proposal_id = r.proposal_id AND v.number = r.version
          WHERE p.consultation_id = ${consultationId} AND p.state = 'published'
          GROUP BY v.status ORDER BY v.status`,
    );
    return rows.map((row) => ({ status: row.status, count: Number(row.n) }));
  }
}
