import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataSource } from 'typeorm';
import { AuditEntry } from '@openhall/persistence/entities';

@Injectable()
export class AuditRepository {
  constructor(private readonly reader: DataSource) {}

  /** The newest link, read so that no other process can add one before this unit of work ends. */
  async lockedHead(manager: EntityManager): Promise<AuditEntry | null> {
    if (manager.dataSource.options.type === 'postgres') {
      await manager.query(`SELECT pg_advisory_xact_lock(hashtext('openhall.audit'))`);
    }
    return manager
      .getRepository(AuditEntry)
      .createQueryBuilder('audit')
      .orderBy('audit.seq', 'DESC')
      .limit(1)
      .getOne();
  }

  async append(manager: EntityManager, entry: AuditEntry): Promise<void> {
    await manager.getRepository(AuditEntry).insert(entry);
  }

  /** A page of the chain in order, for verification and for the desk. */
  after(seq: number, limit: number): Promise<AuditEntry[]> {
    return this.reader
      .getRepository(AuditEntry)
      .createQueryBuilder('audit')
      .where('audit.seq > :seq', { seq })
      .orderBy('audit.seq', 'ASC')
      .limit(limit)
      .getMany();
  }

  /** Every act on one subject, in order. */
  ofSubject(subjectType: string, subjectId: string): Promise<AuditEntry[]> {
    return this.reader
      .getRepository(AuditEntry)
      .find({ where: { subjectType, subjectId }, order: { seq: 'ASC' } });
  }
}
