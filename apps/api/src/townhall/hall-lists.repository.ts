import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { HallPhase } from '@openhall/domain/townhall';
import { join, list, query, raw, sql, when } from '@openhall/persistence/sql';

export interface HallListRow {
  id: string;
  title: string;
  summary: string;
  lang: string;
  phase: HallPhase;
  startsAt: number;
  endsAt: number;
  timeZone: string;
  consultationId: string | null;
}

export interface QuestionCounts {
  all: number;
  open: number;
  waiting: number;
  owed: number;
}

/** Sort values of a hall in a list. */
export type HallPosition = [running: number, startsAt: number, id: string];

interface RawHall {
  id: string;
  title: string;
  summary: string;
  lang: string;
  phase: HallPhase;
  starts_at: number;
  ends_at: number;
  time_zone: string;
  consultation_id: string | null;
}

const columns = 'id, title, summary, lang, phase, starts_at, ends_at, time_zone, consultation_id';
const running = `CASE WHEN phase IN ('lobby', 'live', 'paused') THEN 0 ELSE 1 END`;

/** @param slug of a consultation that is public; without one all halls are meant */
const ofConsultation = (slug: string | undefined) =>
  slug === undefined
    ? []
    : [sql`consultation_id IN (SELECT id FROM consultation WHERE slug = ${slug} AND state <> 'draft')`];

@Injectable()
export class HallListsRepository {
  constructor(private readonly reader: DataSource) {}

  /** Coming ones: those that run first, then the next. */
  coming(after: HallPosition | null, limit: number, consultation?: string): Promise<HallListRow[]> {
    const conditions = [
      sql`phase NOT IN ('ended', 'published')`,
      ...(after ? [sql`(${raw(running)}, starts_at, id) > (${after[0]}, ${after[1]}, ${after[2]})`] : []),
      ...ofConsultation(consultation),
    ];
    return this.rows(sql`SELECT ${raw(columns)} FROM townhall
        WHERE ${join(conditions, ' AND ')}
        ORDER BY ${raw(running)}, starts_at, id LIMIT ${limit}`);
  }

  /** Past ones, the latest first; with `all`, those to come too. */
  past(
    after: HallPosition | null,
    limit: number,
    { all = false, consultation }: { all?: boolean; consultation?: string },
  ): Promise<HallListRow[]> {
    const conditions = [
      ...(all ? [] : [sql`phase IN ('ended', 'published')`]),
      ...(after ? [sql`(starts_at, id) < (${after[1]}, ${after[2]})`] : []),
      ...ofConsultation(consultation),
    ];
    return this.rows(sql`SELECT ${raw(columns)} FROM townhall
        ${when(conditions.length > 0, sql`WHERE ${join(conditions, ' AND ')}`)}
        ORDER BY starts_at DESC, id DESC LIMIT ${limit}`);
  }

  /** How many questions halls have, by hall. */
  async questionCounts(ids: readonly string[]): Promise<Map<string, QuestionCounts>> {
    if (ids.length === 0) return new Map();
    const rows = await query<{ townhall_id: string; state: string; count: number | string }>(
      this.reader,
      sql`SELECT townhall_id, state, COUNT(*) AS count FROM townhall_question
          WHERE townhall_id IN ${list(ids)} GROUP BY townhall_id, state`,
    );
    const counts = new Map<string, QuestionCounts>();
    for (const { townhall_id: id, state, count } of rows) {
      const of = counts.get(id) ?? { all: 0, open: 0, waiting: 0, owed: 0 };
      const number = Number(count);
      of.all += number;
      if (['accepted', 'answering', 'answered', 'deferred'].includes(state)) of.open += number;
      if (state === 'waiting' || state === 'held') of.waiting += number;
      if (state === 'deferred') of.owed += number;
      counts.set(id, of);
    }
    return counts;
  }

  /** Addresses and titles of consultations that are public, in their own language, by id. */
  async consultations(ids: readonly string[]): Promise<Map<string, { slug: string; title: string }>> {
    if (ids.length === 0) return new Map();
    const rows = await query<{ id: string; slug: string; title: string }>(
      this.reader,
      sql`SELECT c.id, c.slug, t.title FROM consultation c
          JOIN consultation_text t ON t.consultation_id = c.id AND t.locale = c.default_locale
          WHERE c.state <> 'draft' AND c.id IN ${list(ids)}`,
    );
    return new Map(rows.map(({ id, slug, title }) => [id, { slug, title }]));
  }

  /** Whether there is such a consultation, drafts included: both may be prepared together. */
  async hasConsultation(id: string): Promise<boolean> {
    const rows = await query(this.reader, sql`SELECT id FROM consultation WHERE id = ${id}`);
    return rows.length > 0;
  }

  private async rows(statement: ReturnType<typeof sql>): Promise<HallListRow[]> {
    const rows = await query<RawHall>(this.reader, statement);
    return rows.map(({ id, title, summary, lang, phase, ...row }) => ({
      ...{ id, title, summary, lang, phase },
      startsAt: Number(row.starts_at),
      endsAt: Number(row.ends_at),
      timeZone: row.time_zone,
      consultationId: row.consultation_id,
    }));
  }
}
