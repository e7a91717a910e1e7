import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SignInCode } from '@openhall/persistence/entities';
import { dialectOf, execute, list, query, sql } from '@openhall/persistence/sql';

@Injectable()
export class SignInCodesRepository {
  /** Makes others who ask from the same place or for the same person wait until this unit of work ends, so that limits hold. */
  async lock(manager: EntityManager, addressHash: string, email: string): Promise<void> {
    if (dialectOf(manager) !== 'postgres') return;
    // Always in this order: two units that wait for each other would never end.
    for (const name of [`address:${addressHash}`, `email:${email}`]) {
      await query(manager, sql`SELECT pg_advisory_xact_lock(hashtext(${`openhall.code.${name}`}))`);
    }
  }

  /** When codes were sent to an e-mail address since `since`, newest first. */
  async timesOfEmail(manager: EntityManager, email: string, since: number, limit: number): Promise<number[]> {
    const rows = await query<{ created_at: number }>(
      manager,
      sql`SELECT created_at FROM sign_in_code WHERE email = ${email} AND created_at > ${since} ORDER BY created_at DESC LIMIT ${limit}`,
    );
    return rows.map((row) => Number(row.created_at));
  }

  /** When codes were asked for from a client address since `since`, newest first. */
  async timesOfAddress(
    manager: EntityManager,
    addressHash: string,
    since: number,
    limit: number,
  ): Promise<number[]> {
    const rows = await query<{ created_at: number }>(
      manager,
      sql`SELECT created_at FROM sign_in_code WHERE address_hash = ${addressHash} AND created_at > ${since} ORDER BY created_at DESC LIMIT ${limit}`,
    );
    return rows.map((row) => Number(row.created_at));
  }

  async insert(manager: EntityManager, code: SignInCode): Promise<void> {
    await manager.getRepository(SignInCode).insert(code);
  }

  /** Codes of an e-mail address that one browser asked for, newest first. */
  ofBrowser(
    manager: EntityManager,
    email: string,
    browserHash: string,
    limit: number,
  ): Promise<SignInCode[]> {
    return manager
      .getRepository(SignInCode)
      .createQueryBuilder('code')
      .where('code.email = :email AND code.browserHash = :browserHash', { email, browserHash })
      .orderBy('code.createdAt', 'DESC')
      .addOrderBy('code.id', 'DESC')
      .limit(limit)
      .getMany();
  }

  /** Uses a code up; of several at once exactly one gets true. */
  async use(manager: EntityManager, id: string, now: number, tries: number): Promise<boolean> {
    const changed = await execute(
      manager,
      sql`UPDATE sign_in_code SET used_at = ${now}
          WHERE id = ${id} AND used_at IS NULL AND attempts < ${tries} AND expires_at > ${now}`,
    );
    return changed === 1;
  }

  async countTry(manager: EntityManager, ids: string[]): Promise<void> {
    await execute(manager, sql`UPDATE sign_in_code SET attempts = attempts + 1 WHERE id IN ${list(ids)}`);
  }

  async deleteOfEmail(manager: EntityManager, email: string): Promise<void> {
    await execute(manager, sql`DELETE FROM sign_in_code WHERE email = ${email}`);
  }

  async deleteBefore(manager: EntityManager, before: number): Promise<void> {
    await execute(manager, sql`DELETE FROM sign_in_code WHERE created_at < ${before}`);
  }
}
