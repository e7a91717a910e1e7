import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataSource } from 'typeorm';
import type { Role } from '@openhall/domain/accounts';
import type { Assurance } from '@openhall/domain/townhall';
import { Session } from '@openhall/persistence/entities';
import { execute, list, query, sql } from '@openhall/persistence/sql';
import type { Participant } from '../common/access.js';

/** Whose session it is, and how long it lives. */
export interface SessionPerson extends Participant {
  expiresAt: number;
  lastSeenAt: number;
}

interface ActorRow {
  id: string;
  role: Role | 'guest';
  display_name: string;
  email: string | null;
  locale: string;
  address_checked_at: number | null;
  session_id: string;
  expires_at: number;
  last_seen_at: number;
}

@Injectable()
export class SessionsRepository {
  constructor(private readonly reader: DataSource) {}

  /** Whose session it is; one indexed read, on the path of every request. */
  async personOf(idHash: string, now: number): Promise<SessionPerson | null> {
    const [row] = await query<ActorRow>(
      this.reader,
      sql`SELECT a.id, a.role, a.display_name, a.email, a.locale, a.address_checked_at,
                 s.id AS session_id, s.expires_at, s.last_seen_at
          FROM session s JOIN account a ON a.id = s.account_id
          WHERE s.id_hash = ${idHash} AND s.expires_at > ${now} AND a.state = 'active'`,
    );
    if (!row) return null;
    const { id, role, display_name: name, locale, session_id: sessionId } = row;
    const common = { id, name, locale, sessionId };
    return {
      ...common,
      assurance: assuranceOf(row),
      actor:
        role === 'guest' ? null : { id, role, displayName: name, email: row.email ?? '', locale, sessionId },
      expiresAt: row.expires_at,
      lastSeenAt: row.last_seen_at,
    };
  }

  async insert(manager: EntityManager, session: Session): Promise<void> {
    await manager.getRepository(Session).insert(session);
  }

  async touch(manager: EntityManager, id: string, lastSeenAt: number, expiresAt: number): Promise<void> {
    await manager.update(Session, { id }, { lastSeenAt, expiresAt });
  }

  /** Ends sessions of an account, all or one; returns the public ids that ended. */
  async end(manager: EntityManager, accountId: string, id?: string): Promise<string[]> {
    const where = id === undefined ? { accountId } : { accountId, id };
    const sessions = await manager.find(Session, { where, select: { id: true, idHash: true } });
    await manager.delete(Session, where);
    return sessions.map((session) => session.id);
  }

  /** The public ids of an account's sessions. */
  async idsOf(manager: EntityManager, accountId: string): Promise<string[]> {
    const rows = await query<{ id: string }>(
      manager,
      sql`SELECT id FROM session WHERE account_id = ${accountId}`,
    );
    return rows.map(({ id }) => id);
  }

  ofAccount(accountId: string, now: number): Promise<Session[]> {
    return this.reader
      .getRepository(Session)
      .createQueryBuilder('session')
      .where('session.accountId = :accountId AND session.expiresAt > :now', { accountId, now })
      .orderBy('session.lastSeenAt', 'DESC')
      .getMany();
  }

  /** Those of the given public ids that are still alive. */
  async alive(ids: string[], now: number): Promise<Set<string>> {
    if (ids.length === 0) return new Set();
    const rows = await query<{ id: string }>(
      this.reader,
      sql`SELECT id FROM session WHERE expires_at > ${now} AND id IN ${list(ids)}`,
    );
    return new Set(rows.map((row) => row.id));
  }

  async prune(manager: EntityManager, now: number): Promise<void> {
    await execute(manager, sql`DELETE FROM session WHERE expires_at < ${now}`);
  }
}

function assuranceOf({ role, address_checked_at: checkedAt }: ActorRow): Assurance {
  if (role === 'guest') return 'guest';
  return checkedAt === null ? 'signed_in' : 'verified';
}
