import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PublicationRule, SubjectReference } from '@openhall/contracts/moderation';
import { execute, list, queryOne, sql } from '@openhall/persistence/sql';

/** What decides whether a contribution comes in, read in one statement within its unit. */
export interface EntranceFacts {
  accountCreatedAt: number;
  lately: number;
  sameWords: number;
  lastAt: number | null;
  isFirst: boolean;
  suspended: boolean;
  muted: boolean;
  slowed: boolean;
  locked: boolean;
  rule: PublicationRule;
  waitsOutsideHours: boolean;
}

const minuteMs = 60_000;
const monthMs = 30 * 24 * 3_600_000;

interface RawFacts {
  created_at: number;
  lately: number;
  same_words: number;
  last_at: number | null;
  earlier: number;
  suspended: number;
  muted: number;
  slowed: number;
  locked: number;
  rule: PublicationRule | null;
  outside: boolean | number | null;
}

@Injectable()
export class EntranceRepository {
  /** Undefined where there is no such account. */
  async facts(
    manager: EntityManager,
    about: SubjectReference & {
      accountId: string;
      consultationId: string;
      words: string;
      threads: readonly string[];
      now: number;
    },
  ): Promise<EntranceFacts | undefined> {
    const { accountId, consultationId, words, threads, now, subjectType, subjectId } = about;
    const others = sql`NOT (t.subject_type = ${subjectType} AND t.subject_id = ${subjectId})`;
    const mine = sql`FROM contribution_trace t WHERE t.author_id = a.id AND ${others}`;
    const measure = (kind: string) =>
      sql`(SELECT COUNT(*) FROM person_measure m WHERE m.account_id = a.id AND m.kind = ${kind}
            AND (m.until_at IS NULL OR m.until_at > ${now}))`;
    const row = await queryOne<RawFacts>(
      manager,
      sql`SELECT a.created_at,
            (SELECT COUNT(*) ${mine} AND t.posted_at > ${now - minuteMs}) AS lately,
            (SELECT COUNT(*) FROM contribution_trace t
              WHERE t.words = ${words} AND t.words <> '' AND t.posted_at > ${now - monthMs} AND ${others}) AS same_words,
            (SELECT MAX(t.posted_at) ${mine}) AS last_at,
            (SELECT COUNT(*) ${mine} AND t.consultation_id = ${consultationId} AND t.published = ${true}) AS earlier,
            ${measure('suspend')} AS suspended, ${measure('mute')} AS muted, ${measure('slow')} AS slowed,
            (SELECT COUNT(*) FROM locked_thread l WHERE l.subject_id IN ${list(threads)}) AS locked,
            c.rule, c.waits_outside_hours AS outside
          FROM account a LEFT JOIN consultation_moderation c ON c.consultation_id = ${consultationId}
          WHERE a.id = ${accountId}`,
    );
    if (!row) return undefined;
    return {
      accountCreatedAt: row.created_at,
      lately: Number(row.lately),
      sameWords: Number(row.same_words),
      lastAt: row.last_at === null ? null : Number(row.last_at),
      isFirst: Number(row.earlier) === 0,
      suspended: Number(row.suspended) > 0,
      muted: Number(row.muted) > 0,
      slowed: Number(row.slowed) > 0,
      locked: Number(row.locked) > 0,
      rule: row.rule ?? 'at_once',
      waitsOutsideHours: Boolean(row.outside),
    };
  }

  /** Remembers that somebody contributed; an edit leaves the moment as it was. */
  async leaveTrace(
    manager: EntityManager,
    trace: SubjectReference & {
      authorId: string;
      consultationId: string;
      words: string;
      published: boolean;
      now: number;
    },
  ): Promise<void> {
    const { subjectType, subjectId, authorId, consultationId, words, published, now } = trace;
    await execute(
      manager,
      sql`INSERT INTO contribution_trace (subject_type, subject_id, author_id, consultation_id, words, published, posted_at)
          VALUES (${subjectType}, ${subjectId}, ${authorId}, ${consultationId}, ${words}, ${published}, ${now})
          ON CONFLICT (subject_type, subject_id) DO UPDATE SET words = excluded.words`,
    );
  }

  async published(manager: EntityManager, { subjectType, subjectId }: SubjectReference): Promise<void> {
    await execute(
      manager,
      sql`UPDATE contribution_trace SET published = ${true}
          WHERE subject_type = ${subjectType} AND subject_id = ${subjectId}`,
    );
  }

  /** Whether a person may write nothing now. */
  async barred(manager: EntityManager, accountId: string, now: number): Promise<'mute' | 'suspend' | null> {
    const row = await queryOne<{ kind: 'mute' | 'suspend' }>(
      manager,
      sql`SELECT kind FROM person_measure WHERE account_id = ${accountId} AND kind IN ('mute', 'suspend')
            AND (until_at IS NULL OR until_at > ${now}) ORDER BY kind DESC LIMIT 1`,
    );
    return row?.kind ?? null;
  }
}
