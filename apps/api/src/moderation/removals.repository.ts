import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataSource } from 'typeorm';
import type { SubjectReference } from '@openhall/contracts/moderation';
import { Removal } from '@openhall/persistence/entities';
import { execute, insertIgnore, sql } from '@openhall/persistence/sql';

@Injectable()
export class RemovalsRepository {
  constructor(private readonly reader: DataSource) {}

  all(): Promise<Removal[]> {
    return this.reader.getRepository(Removal).find({ order: { removedAt: 'ASC', subjectId: 'ASC' } });
  }

  /** False when it is on record. */
  insert(manager: EntityManager, removal: Removal): Promise<boolean> {
    return insertIgnore(manager, Removal, removal);
  }

  /** Empties what moderation itself keeps of the text: what waits, and the notes of reports. */
  async forget(manager: EntityManager, { subjectType, subjectId }: SubjectReference): Promise<void> {
    const is = sql`subject_type = ${subjectType} AND subject_id = ${subjectId}`;
    await execute(manager, sql`DELETE FROM waiting_contribution WHERE ${is}`);
    await execute(manager, sql`DELETE FROM contribution_trace WHERE ${is}`);
    await execute(manager, sql`UPDATE report SET note = NULL WHERE ${is}`);
    await execute(manager, sql`UPDATE moderation_case SET reasons = '[]' WHERE ${is}`);
  }
}
