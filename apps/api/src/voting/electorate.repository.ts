import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { queryOne, sql } from '@openhall/persistence/sql';

@Injectable()
export class ElectorateRepository {
  constructor(private readonly reader: DataSource) {}

  async account(id: string): Promise<{ emailAnswered: boolean; registerEntryId: string | null }> {
    const row = await queryOne<{ verified_at: number | null; entry_id: string | null }>(
      this.reader,
      sql`SELECT account.verified_at, entry.id AS entry_id FROM account
          LEFT JOIN register_entry entry ON entry.account_id = account.id WHERE account.id = ${id}`,
    );
    return { emailAnswered: row?.verified_at != null, registerEntryId: row?.entry_id ?? null };
  }

  async codeId(voteId: string, codeHash: string): Promise<string | null> {
    const row = await queryOne<{ id: string }>(
      this.reader,
      sql`SELECT id FROM voter_code WHERE code_hash = ${codeHash} AND vote_id = ${voteId}`,
    );
    return row?.id ?? null;
  }

  async codeCount(voteId: string): Promise<number> {
    return this.number(sql`SELECT CAST(count(*) AS integer) AS n FROM voter_code WHERE vote_id = ${voteId}`);
  }

  async registerSize(): Promise<number> {
    return this.number(sql`SELECT CAST(count(*) AS integer) AS n FROM register_entry`);
  }

  async claimedEntries(): Promise<number> {
    return this.number(sql`SELECT CAST(count(account_id) AS integer) AS n FROM register_entry`);
  }

  private async number(statement: Parameters<typeof queryOne>[1]): Promise<number> {
    return (await queryOne<{ n: number }>(this.reader, statement))?.n ?? 0;
  }
}
