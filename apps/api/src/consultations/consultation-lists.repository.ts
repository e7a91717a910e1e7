import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ConsultationText } from '@openhall/persistence/entities';
import { join, query, sql } from '@openhall/persistence/sql';
import type { Statement } from '@openhall/persistence/sql';

export type ConsultationStatus = 'open' | 'upcoming' | 'closed';

/** A row of a list: the consultation and what the list is sorted by. */
export interface ListedConsultation {
  id: string;
  sortAt: number;
}

/** Where a page starts: after this row. */
export type ListStart = [sortAt: number, id: string] | null;

interface Shape {
  condition: Statement;
  sort: Statement;
  ascending: boolean;
}

const running = sql`c.state = 'published' AND s.open_closes IS NOT NULL`;
const coming = sql`c.state = 'published' AND s.open_closes IS NULL AND s.next_opens IS NOT NULL`;
const over = sql`c.state = 'published' AND s.open_closes IS NULL AND s.next_opens IS NULL`;

const shapes: Record<ConsultationStatus | 'public' | 'desk', Shape> = {
  open: { condition: running, sort: sql`s.open_closes`, ascending: true },
  upcoming: { condition: coming, sort: sql`s.next_opens`, ascending: true },
  closed: { condition: over, sort: sql`COALESCE(s.last_closes, c.created_at)`, ascending: false },
  public: {
    condition: sql`c.state <> 'draft'`,
    sort: sql`COALESCE(c.published_at, c.created_at)`,
    ascending: false,
  },
  desk: { condition: sql`1 = 1`, sort: sql`c.created_at`, ascending: false },
};

/** Pages of consultations. Whether one is open follows the calendar, not what was recorded. */
@Injectable()
export class ConsultationListsRepository {
  constructor(private readonly reader: DataSource) {}

  /** @param among only these ids, where given */
  async page(
    list: ConsultationStatus | 'public' | 'desk',
    { now, among, after, limit }: { now: number; among: string[] | null; after: ListStart; limit: number },
  ): Promise<ListedConsultation[]> {
    if (among?.length === 0) return [];
    const { condition, sort, ascending } = shapes[list];
    const chosen = among
      ? sql`AND c.id IN (${join(
          among.map((id) => sql`${id}`),
          ', ',
        )})`
      : sql``;
    const beyond = ascending ? sql`>` : sql`<`;
    const direction = ascending ? sql`ASC` : sql`DESC`;
    const rows = await query<{ id: string; sort_at: number }>(
      this.reader,
      sql`SELECT p.id, p.sort_at FROM (
            SELECT c.id, ${sort} AS sort_at FROM consultation c
            LEFT JOIN (
              SELECT consultation_id,
                MIN(CASE WHEN opens_at <= ${now} AND closes_at > ${now} THEN closes_at END) AS open_closes,
                MIN(CASE WHEN opens_at > ${now} THEN opens_at END) AS next_opens,
                MAX(closes_at) AS last_closes
              FROM phase GROUP BY consultation_id) s ON s.consultation_id = c.id
            WHERE (${condition}) ${chosen}) p
          ${after ? sql`WHERE (p.sort_at, p.id) ${beyond} (${after[0]}, ${after[1]})` : sql``}
          ORDER BY p.sort_at ${direction}, p.id ${direction} LIMIT ${limit}`,
    );
    return rows.map((row) => ({ id: row.id, sortAt: row.sort_at }));
  }

  /** Titles and summaries in all languages of what the public can see: a council has hundreds, not millions. */
  async searchable(): Promise<Pick<ConsultationText, 'consultationId' | 'title' | 'summary'>[]> {
    const rows = await query<{ consultation_id: string; title: string; summary: string }>(
      this.reader,
      sql`SELECT t.consultation_id, t.title, t.summary FROM consultation_text t
          JOIN consultation c ON c.id = t.consultation_id WHERE c.state <> 'draft'`,
    );
    return rows.map(({ consultation_id, title, summary }) => ({
      consultationId: consultation_id,
      title,
      summary,
    }));
  }
}
