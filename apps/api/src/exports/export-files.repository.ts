import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataSource, In, IsNull, LessThanOrEqual, MoreThan, Not } from 'typeorm';
import type { ExportScopeType } from '@openhall/contracts/exports';
import { ExportFile } from '@openhall/persistence/entities';
import { execute, insertIgnore, query, sql } from '@openhall/persistence/sql';

@Injectable()
export class ExportFilesRepository {
  constructor(private readonly reader: DataSource) {}

  find(id: string): Promise<ExportFile | null> {
    return this.reader.getRepository(ExportFile).findOneBy({ id });
  }

  /** The newest ones of a scope: what is public and kept, or all that officers asked for. */
  newest(
    scopeType: ExportScopeType,
    scopeId: string,
    restricted: boolean,
    limit: number,
  ): Promise<ExportFile[]> {
    return this.reader.getRepository(ExportFile).find({
      where: { scopeType, scopeId, restricted, ...(restricted ? {} : { state: Not('expired' as const) }) },
      order: { createdAt: 'DESC', id: 'DESC' },
      take: limit,
    });
  }

  /** Lets go of public files that a newer one of the same kind takes the place of; returns their ids. */
  async letGo(manager: EntityManager, newer: ExportFile): Promise<string[]> {
    const { id, scopeType, scopeId, file, locale } = newer;
    const rows = await query<{ id: string }>(
      manager,
      sql`UPDATE export_file SET state = 'expired'
          WHERE scope_type = ${scopeType} AND scope_id = ${scopeId} AND file = ${file} AND locale = ${locale}
            AND restricted = ${false} AND state = 'done' AND id <> ${id}
          RETURNING id`,
    );
    return rows.map((row) => row.id);
  }

  /** One that everybody may have, made after `since`. */
  fresh(
    manager: EntityManager,
    wanted: Pick<ExportFile, 'scopeType' | 'scopeId' | 'file' | 'locale'>,
    since: number,
  ): Promise<ExportFile | null> {
    return manager
      .getRepository(ExportFile)
      .createQueryBuilder('file')
      .where({ ...wanted, restricted: false, state: 'done' })
      .andWhere('file.asOf >= :since', { since })
      .orderBy('file.asOf', 'DESC')
      .getOne();
  }

  /** The newest one that everybody may have and that is kept beyond `now`. */
  lastPublic(
    wanted: Pick<ExportFile, 'scopeType' | 'scopeId' | 'file' | 'locale'>,
    now: number,
  ): Promise<ExportFile | null> {
    return this.reader.getRepository(ExportFile).findOne({
      where: { ...wanted, restricted: false, state: 'done', expiresAt: MoreThan(now) },
      order: { asOf: 'DESC' },
    });
  }

  /** False when the same is waited for already. */
  insert(manager: EntityManager, file: Partial<ExportFile>): Promise<boolean> {
    return insertIgnore(manager, ExportFile, file);
  }

  byKey(manager: EntityManager, activeKey: string): Promise<ExportFile> {
    return manager.getRepository(ExportFile).findOneByOrFail({ activeKey });
  }

  /** Begins or begins again; false for one that was called off or is done. */
  async begin(manager: EntityManager, id: string): Promise<boolean> {
    const { affected } = await manager
      .getRepository(ExportFile)
      .update({ id, state: In(['waiting', 'running']) }, { state: 'running', progress: 0, asOf: null });
    return affected === 1;
  }

  /** False once it was called off. */
  async tellProgress(manager: EntityManager, id: string, progress: number, asOf: number): Promise<boolean> {
    const changed = await execute(
      manager,
      sql`UPDATE export_file SET progress = ${progress}, as_of = ${asOf} WHERE id = ${id} AND state = 'running'`,
    );
    return changed === 1;
  }

  /** Ends it; false where it was called off meanwhile. */
  async end(manager: EntityManager, id: string, change: Partial<ExportFile>): Promise<boolean> {
    const { affected } = await manager
      .getRepository(ExportFile)
      .update({ id, state: In(['waiting', 'running']) }, { ...change, activeKey: null });
    return affected === 1;
  }

  /** Those whose bytes are to go. */
  expired(now: number, limit: number): Promise<ExportFile[]> {
    return this.reader.getRepository(ExportFile).find({
      where: { state: 'done', expiresAt: LessThanOrEqual(now) },
      order: { expiresAt: 'ASC' },
      take: limit,
    });
  }

  async markExpired(manager: EntityManager, ids: string[]): Promise<void> {
    await manager
      .getRepository(ExportFile)
      .update({ id: In(ids), activeKey: IsNull() }, { state: 'expired' });
  }
}
