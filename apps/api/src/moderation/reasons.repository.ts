import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataSource, In } from 'typeorm';
import type { ReasonChange, ReportReason, SubjectType } from '@openhall/contracts/moderation';
import { ModerationDecision, ModerationReason } from '@openhall/persistence/entities';
import { execute, sql } from '@openhall/persistence/sql';

@Injectable()
export class ReasonsRepository {
  constructor(private readonly reader: DataSource) {}

  all(): Promise<ModerationReason[]> {
    return this.reader.getRepository(ModerationReason).find({ order: { position: 'ASC', key: 'ASC' } });
  }

  /** Adds a reason at the end, or changes the one that is there. */
  async save(manager: EntityManager, key: string, { names, rules, archived }: ReasonChange): Promise<void> {
    await execute(
      manager,
      sql`INSERT INTO moderation_reason (key, names, rules, archived, position)
          VALUES (${key}, ${JSON.stringify(names)}, ${JSON.stringify(rules)}, ${archived},
            (SELECT COALESCE(MAX(position), 0) + 1 FROM moderation_reason))
          ON CONFLICT (key) DO UPDATE SET names = excluded.names, rules = excluded.rules, archived = excluded.archived`,
    );
  }

  /** The newest reason for hiding of each contribution that was ever hidden. */
  async ofHiding(
    type: SubjectType,
    ids: string[],
  ): Promise<Map<string, { reason: ReportReason; note: string; decisionId: string }>> {
    if (ids.length === 0) return new Map();
    const decisions = await this.reader.getRepository(ModerationDecision).find({
      where: { subjectType: type, subjectId: In(ids), act: In(['hide', 'remove']) },
      order: { createdAt: 'ASC', id: 'ASC' },
    });
    return new Map(
      decisions.map(({ id, subjectId, reason, note }) => [
        subjectId,
        { reason, note: note ?? '', decisionId: id },
      ]),
    );
  }
}
