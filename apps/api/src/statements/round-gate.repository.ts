import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ShownStatement } from '@openhall/contracts/statements';
import { StatementRound } from '@openhall/persistence/entities';
import { query, sql } from '@openhall/persistence/sql';

/** A round as its gate knows it, with the statements that are shown, by number. */
export type GateRound = Pick<
  StatementRound,
  | 'id'
  | 'consultationId'
  | 'hallId'
  | 'state'
  | 'question'
  | 'description'
  | 'lang'
  | 'takesStatements'
  | 'resultsAfterClose'
  | 'closesAt'
> & { statements: ShownStatement[] };

interface StatementRow {
  id: string;
  number: number;
  body: string;
  lang: string;
  by_council: boolean | number;
  meta: boolean | number;
}

@Injectable()
export class RoundGateRepository {
  constructor(private readonly reader: DataSource) {}

  async find(id: string): Promise<GateRound | null> {
    const round = await this.reader.getRepository(StatementRound).findOneBy({ id });
    if (!round) return null;
    const rows = await query<StatementRow>(
      this.reader,
      sql`SELECT id, number, body, lang, by_council, meta FROM statement
          WHERE round_id = ${id} AND state = 'accepted' ORDER BY number`,
    );
    return { ...round, statements: rows.map(shownStatement) };
  }

  /** The round of a statement; undefined if there is none. */
  async roundOf(statementId: string): Promise<string | undefined> {
    const [row] = await query<{ round_id: string }>(
      this.reader,
      sql`SELECT round_id FROM statement WHERE id = ${statementId}`,
    );
    return row?.round_id;
  }
}

/** A row as it is shown. */
export function shownStatement({ id, number, body, lang, by_council, meta }: StatementRow): ShownStatement {
  return { id, number, body, lang, byCouncil: Boolean(by_council), meta: Boolean(meta) };
}
