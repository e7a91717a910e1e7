import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataSource, Not } from 'typeorm';
import type { Role } from '@openhall/domain/accounts';
import { Account } from '@openhall/persistence/entities';
import { dialectOf, execute, insertIgnore, list, query, raw, sql, when } from '@openhall/persistence/sql';

export interface NewAccount {
  id: string;
  email: string;
  displayName: string;
  locale: string;
  role: Role;
  createdAt: number;
  verifiedAt: number | null;
}

/** An account that somebody signs in to; guests of town halls have none. */
export type OwnAccount = Account & { role: Role };

@Injectable()
export class AccountsRepository {
  constructor(private readonly reader: DataSource) {}

  /** False when the e-mail address has an account already. */
  insert(manager: EntityManager, account: NewAccount): Promise<boolean> {
    return insertIgnore(manager, Account, { ...account, state: 'active' });
  }

  async insertGuest(
    manager: EntityManager,
    guest: { id: string; name: string; locale: string; createdAt: number },
  ): Promise<void> {
    const { id, name: displayName, locale, createdAt } = guest;
    await manager.insert(Account, { id, displayName, locale, createdAt, role: 'guest', state: 'active' });
  }

  async find(id: string, manager?: EntityManager): Promise<OwnAccount | null> {
    const where = { id, state: 'active' as const, role: Not('guest' as const) };
    return (await (manager ?? this.reader).getRepository(Account).findOneBy(where)) as OwnAccount | null;
  }

  /** Guests have no address. */
  async findByEmail(manager: EntityManager, email: string): Promise<OwnAccount | null> {
    return (await manager.getRepository(Account).findOneBy({ email, state: 'active' })) as OwnAccount | null;
  }

  async verify(manager: EntityManager, id: string, now: number): Promise<void> {
    await execute(
      manager,
      sql`UPDATE account SET verified_at = ${now} WHERE id = ${id} AND verified_at IS NULL`,
    );
  }

  /** Says that a person's address was checked, or takes that back. False when it is so already. */
  async setAddressChecked(manager: EntityManager, id: string, at: number | null): Promise<boolean> {
    const changed = await execute(
      manager,
      sql`UPDATE account SET address_checked_at = ${at}
          WHERE id = ${id} AND (address_checked_at IS NULL) <> ${at === null}`,
    );
    return changed === 1;
  }

  async change(
    manager: EntityManager,
    id: string,
    change: { displayName?: string; locale?: string },
  ): Promise<void> {
    await manager.update(Account, { id }, change);
  }

  /** False when the account has that role already. */
  async setRole(manager: EntityManager, id: string, role: Role): Promise<boolean> {
    const changed = await execute(
      manager,
      sql`UPDATE account SET role = ${role} WHERE id = ${id} AND state = 'active' AND role <> ${role}`,
    );
    return changed === 1;
  }

  /** Takes name and address from an account; the row stays, so that what it published keeps its place. */
  async erase(manager: EntityManager, id: string): Promise<boolean> {
    const changed = await execute(
      manager,
      sql`UPDATE account SET email = NULL, display_name = '', role = 'resident', state = 'deleted',
                 address_checked_at = NULL
          WHERE id = ${id} AND state = 'active'`,
    );
    return changed === 1;
  }

  /** The administrators, held until the unit of work ends: of two who would both go, the second sees the first gone. */
  async lockedAdministrators(manager: EntityManager): Promise<string[]> {
    const rows = await query<{ id: string }>(
      manager,
      sql`SELECT id FROM account WHERE role = 'administrator' AND state = 'active' ORDER BY id
          ${when(dialectOf(manager) === 'postgres', raw('FOR UPDATE'))}`,
    );
    return rows.map((row) => row.id);
  }

  async namesOf(ids: readonly string[]): Promise<{ id: string; name: string; deleted: boolean }[]> {
    if (ids.length === 0) return [];
    const rows = await query<{ id: string; display_name: string; state: string }>(
      this.reader,
      sql`SELECT id, display_name, state FROM account WHERE id IN ${list(ids)}`,
    );
    return rows.map((row) => ({ id: row.id, name: row.display_name, deleted: row.state === 'deleted' }));
  }

  /** Where mail for these accounts goes, and in which language; those without an address are left out. */
  async addresseesOf(ids: readonly string[]): Promise<{ id: string; email: string; locale: string }[]> {
    if (ids.length === 0) return [];
    return query<{ id: string; email: string; locale: string }>(
      this.reader,
      sql`SELECT id, email, locale FROM account
          WHERE id IN ${list(ids)} AND email IS NOT NULL AND state = 'active' ORDER BY id`,
    );
  }
}
