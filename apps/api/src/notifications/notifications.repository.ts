import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataSource } from 'typeorm';
import type { NewsKind } from '@openhall/contracts/notifications';
import { Notification } from '@openhall/persistence/entities';
import { execute, insertIgnore, query, queryOne, sql } from '@openhall/persistence/sql';

export interface KeptNews {
  news: string;
  kind: NewsKind;
  subjectType: string;
  subjectId: string;
}

type NotificationStart = { at: number; news: string } | null;

@Injectable()
export class NotificationsRepository {
  constructor(private readonly reader: DataSource) {}

  /** False when the person was told already. */
  add(
    manager: EntityManager,
    accountId: string,
    { news, kind, subjectType, subjectId }: KeptNews,
    when: { now: number; digestAt: number | null },
  ): Promise<boolean> {
    return insertIgnore(manager, Notification, {
      ...{ accountId, news, kind, subjectType, subjectId },
      ...{ createdAt: when.now, seen: false, digestAt: when.digestAt },
    });
  }

  page(accountId: string, after: NotificationStart, limit: number): Promise<Notification[]> {
    const read = this.reader
      .getRepository(Notification)
      .createQueryBuilder('n')
      .where('n.accountId = :accountId', { accountId });
    if (after)
      read.andWhere('(n.createdAt < :at OR (n.createdAt = :at AND n.news < :news))', {
        at: after.at,
        news: after.news,
      });
    return read.orderBy('n.createdAt', 'DESC').addOrderBy('n.news', 'DESC').limit(limit).getMany();
  }

  async markSeen(manager: EntityManager, accountId: string, until: number): Promise<void> {
    await execute(
      manager,
      sql`UPDATE notification SET seen = ${true} WHERE account_id = ${accountId} AND created_at <= ${until}`,
    );
  }

  async unseen(accountId: string): Promise<number> {
    const row = await queryOne<{ n: number }>(
      this.reader,
      sql`SELECT COUNT(*) AS n FROM notification WHERE account_id = ${accountId} AND seen = ${false}`,
    );
    return Number(row?.n ?? 0);
  }

  /** Takes what is due of one person for a mail: whoever takes it sends it, nobody else does. */
  async takeDigest(manager: EntityManager, accountId: string, now: number): Promise<KeptNews[]> {
    const rows = await query<{ news: string; kind: NewsKind; subject_type: string; subject_id: string }>(
      manager,
      sql`UPDATE notification SET digest_at = NULL WHERE account_id = ${accountId} AND digest_at <= ${now}
          RETURNING news, kind, subject_type, subject_id`,
    );
    return rows.map((row) => ({
      ...{ news: row.news, kind: row.kind, subjectType: row.subject_type, subjectId: row.subject_id },
    }));
  }

  async forget(manager: EntityManager, accountId: string): Promise<void> {
    await execute(manager, sql`DELETE FROM notification WHERE account_id = ${accountId}`);
    await execute(manager, sql`DELETE FROM follow WHERE account_id = ${accountId}`);
    await execute(manager, sql`DELETE FROM follow_default WHERE account_id = ${accountId}`);
  }
}
