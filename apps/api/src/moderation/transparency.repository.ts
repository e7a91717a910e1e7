import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { DecisionAct } from '@openhall/contracts/moderation';
import { query, queryOne, sql } from '@openhall/persistence/sql';

/** A span of time: from `from` on, before `to` (ms). */
export interface Span {
  from: number;
  to: number;
}

interface DecisionFigure {
  act: DecisionAct;
  count: number;
  /** Half of them were decided in at most as many ms after the case was opened. */
  medianMs: number | null;
}

const hourMs = 3_600_000;

/** Figures about moderation: numbers alone, of nobody in particular. */
@Injectable()
export class TransparencyRepository {
  constructor(private readonly reader: DataSource) {}

  async decisions({ from, to }: Span): Promise<DecisionFigure[]> {
    const rows = await query<{ act: DecisionAct; n: number; median: number | null }>(
      this.reader,
      sql`SELECT d.act, COUNT(*) AS n,
            MIN(CASE WHEN d.place * 2 >= d.total THEN d.took END) AS median
          FROM (SELECT act, created_at - opened_at AS took,
                  ROW_NUMBER() OVER (PARTITION BY act ORDER BY created_at - opened_at) AS place,
                  COUNT(*) OVER (PARTITION BY act) AS total
                FROM moderation_decision
                WHERE created_at >= ${from} AND created_at < ${to}) d
          GROUP BY d.act ORDER BY d.act`,
    );
    return rows.map((row) => ({
      ...{ act: row.act, count: Number(row.n) },
      medianMs: row.median === null ? null : Number(row.median),
    }));
  }

  async reasons({ from, to }: Span): Promise<{ reason: string; count: number }[]> {
    const rows = await query<{ reason: string; n: number }>(
      this.reader,
      sql`SELECT reason, COUNT(*) AS n FROM moderation_decision
          WHERE created_at >= ${from} AND created_at < ${to} AND act NOT IN ('keep', 'publish', 'restore', 'lift', 'unlock', 'unmerge')
          GROUP BY reason ORDER BY COUNT(*) DESC, reason`,
    );
    return rows.map((row) => ({ reason: row.reason, count: Number(row.n) }));
  }

  /** How long cases waited for their decision. */
  async speed({ from, to }: Span): Promise<{ withinDay: number; withinWeek: number; longer: number }> {
    const row = await queryOne<{ day: number | null; week: number | null; longer: number | null }>(
      this.reader,
      sql`SELECT SUM(CASE WHEN created_at - opened_at <= ${24 * hourMs} THEN 1 ELSE 0 END) AS day,
            SUM(CASE WHEN created_at - opened_at > ${24 * hourMs} AND created_at - opened_at <= ${168 * hourMs} THEN 1 ELSE 0 END) AS week,
            SUM(CASE WHEN created_at - opened_at > ${168 * hourMs} THEN 1 ELSE 0 END) AS longer
          FROM moderation_decision
          WHERE created_at >= ${from} AND created_at < ${to} AND opened_at IS NOT NULL`,
    );
    return {
      withinDay: Number(row?.day ?? 0),
      withinWeek: Number(row?.week ?? 0),
      longer: Number(row?.longer ?? 0),
    };
  }

  async appeals({ from, to }: Span): Promise<Record<'open' | 'upheld' | 'overturned', number>> {
    const rows = await query<{ state: 'open' | 'upheld' | 'overturned'; n: number }>(
      this.reader,
      sql`SELECT state, COUNT(*) AS n FROM moderation_appeal
          WHERE created_at >= ${from} AND created_at < ${to} GROUP BY state`,
    );
    const found = new Map(rows.map((row) => [row.state, Number(row.n)]));
    const of = (state: 'open' | 'upheld' | 'overturned') => found.get(state) ?? 0;
    return { open: of('open'), upheld: of('upheld'), overturned: of('overturned') };
  }

  async standing({ from, to }: Span): Promise<{ reports: number; openCases: number; waiting: number }> {
    const row = await queryOne<{ reports: number; open: number; waiting: number }>(
      this.reader,
      sql`SELECT
            (SELECT COUNT(*) FROM report WHERE created_at >= ${from} AND created_at < ${to}) AS reports,
            (SELECT COUNT(*) FROM moderation_case WHERE state = 'open') AS open,
            (SELECT COUNT(*) FROM moderation_case WHERE state = 'open' AND waiting = ${true}) AS waiting`,
    );
    return {
      reports: Number(row?.reports ?? 0),
      openCases: Number(row?.open ?? 0),
      waiting: Number(row?.waiting ?? 0),
    };
  }
}
