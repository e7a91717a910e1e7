import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query, sql } from '@openhall/persistence/sql';

export interface PublicConsultation {
  id: string;
  slug: string;
  locales: string;
  default_locale: string;
  published_at: number | null;
  title: string;
  summary: string;
}

export interface FeedRow {
  id: string;
  at: number;
  kind: string;
  title: string;
  text: string;
  lang: string;
  link_id: string;
}

export interface CalendarRow {
  id: string;
  kind: string;
  title: string;
  summary: string;
  starts_at: number;
  ends_at: number;
  version: number;
  /** Slug of a consultation, or id of a hall. */
  link: string;
  names: string | null;
}

const mostListed = 1_000;
const mostEntries = 50;

@Injectable()
export class OpenDataRepository {
  constructor(private readonly reader: DataSource) {}

  /** Those that everybody may see, the newest first, titled in a language or in their own. */
  consultations(locale: string): Promise<PublicConsultation[]> {
    return query<PublicConsultation>(
      this.reader,
      sql`SELECT c.id, c.slug, c.locales, c.default_locale, c.published_at,
            COALESCE(wanted.title, own.title) AS title, COALESCE(wanted.summary, own.summary) AS summary
          FROM consultation c
          JOIN consultation_text own ON own.consultation_id = c.id AND own.locale = c.default_locale
          LEFT JOIN consultation_text wanted ON wanted.consultation_id = c.id AND wanted.locale = ${locale}
          WHERE c.state <> 'draft' ORDER BY c.published_at DESC, c.id DESC LIMIT ${mostListed}`,
    );
  }

  halls(): Promise<{ id: string; title: string; summary: string; lang: string; created_at: number }[]> {
    return query(
      this.reader,
      sql`SELECT id, title, summary, lang, created_at FROM townhall ORDER BY starts_at DESC, id DESC LIMIT ${mostListed}`,
    );
  }

  proposals(consultationId: string): Promise<FeedRow[]> {
    return query<FeedRow>(
      this.reader,
      sql`SELECT id, published_at AS at, 'proposal' AS kind, title, body AS text, lang, id AS link_id
          FROM proposal WHERE consultation_id = ${consultationId} AND state = 'published'
          ORDER BY published_at DESC, id DESC LIMIT ${mostEntries}`,
    );
  }

  /** Official responses as they stand. */
  decisions(consultationId: string): Promise<FeedRow[]> {
    return query<FeedRow>(
      this.reader,
      sql`SELECT p.id, v.published_at AS at, v.status AS kind, p.title, v.reasons AS text, v.lang, p.id AS link_id
          FROM official_response r
          JOIN proposal p ON p.id = r.proposal_id
          JOIN official_response_version v ON v.proposal_id = r.proposal_id AND v.number = r.version
          WHERE p.consultation_id = ${consultationId} AND p.state IN ('published', 'withdrawn')
          ORDER BY v.published_at DESC, p.id DESC LIMIT ${mostEntries}`,
    );
  }

  /** What happened to the consultation as a whole until `now` (ms). */
  news(consultationId: string, now: number): Promise<FeedRow[]> {
    return query<FeedRow>(
      this.reader,
      sql`SELECT * FROM (
            SELECT id, opens_at AS at, CAST('phase' AS text) AS kind, titles AS title, kind AS text,
              CAST('' AS text) AS lang, id AS link_id
            FROM phase WHERE consultation_id = ${consultationId} AND opens_at <= ${now}
            UNION ALL
            SELECT e.id, e.created_at, 'extension', p.titles, e.note, '', p.id
            FROM phase_extension e JOIN phase p ON p.id = e.phase_id WHERE p.consultation_id = ${consultationId}
            UNION ALL
            SELECT id, closed_at, 'result', question, '', lang, id
            FROM vote WHERE consultation_id = ${consultationId} AND state = 'closed' AND closed_at IS NOT NULL AND rehearsal = ${false}
            UNION ALL
            SELECT h.id, m.published_at, 'minutes', h.title, h.summary, h.lang, h.id
            FROM townhall h JOIN townhall_minutes m ON m.townhall_id = h.id
            WHERE h.consultation_id = ${consultationId} AND m.published_at IS NOT NULL) AS happened
          ORDER BY at DESC, id DESC LIMIT ${mostEntries}`,
    );
  }

  /** Phases of public consultations and halls that ended after `since` (ms), in the order in which they begin. */
  calendar(since: number): Promise<CalendarRow[]> {
    return query<CalendarRow>(
      this.reader,
      sql`SELECT * FROM (
            SELECT p.id, p.kind, t.title, t.summary, p.opens_at AS starts_at, p.closes_at AS ends_at,
              c.version AS version, c.slug AS link, p.titles AS names
            FROM phase p JOIN consultation c ON c.id = p.consultation_id
            JOIN consultation_text t ON t.consultation_id = c.id AND t.locale = c.default_locale
            WHERE c.state <> 'draft' AND p.closes_at > ${since}
            UNION ALL
            SELECT id, 'townhall', title, summary, starts_at, ends_at, plan_version, id, NULL
            FROM townhall WHERE ends_at > ${since}) AS dates
          ORDER BY starts_at, id LIMIT ${mostListed}`,
    );
  }
}
