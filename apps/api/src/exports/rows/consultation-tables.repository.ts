import { Injectable } from '@nestjs/common';
import type { Snapshot } from '@openhall/persistence/database';
import { sql } from '@openhall/persistence/sql';
import type { Statement } from '@openhall/persistence/sql';

export interface PhaseRecord {
  id: string;
  position: number;
  kind: string;
  titles: string;
  state: string;
  opens_at: number;
  closes_at: number;
}

export interface VoteRecord {
  id: string;
  question: string;
  lang: string;
  state: string;
  rules: string;
  electorate: string;
  publication: string;
  rehearsal: boolean | number;
  opens_at: number;
  closes_at: number;
  /** Null until it is counted. */
  result: string | null;
}

export interface VoteOptionRecord {
  id: string;
  vote_id: string;
  position: number;
  title: string;
  description: string;
  cost: number | null;
  proposal_id: string | null;
}

export interface HallRecordRow {
  id: string;
  title: string;
  lang: string;
  phase: string;
  starts_at: number;
  started_at: number | null;
  ended_at: number | null;
  participants: number;
  questions: number;
}

export interface ModerationRecord {
  subject: string;
  act: string;
  reason: string;
  decisions: number;
}

export interface ReportRecord {
  subject: string;
  subject_id: string;
  reason: string;
  note: string | null;
  state: string;
  created_at: number;
}

/** What stands around the contributions of a consultation, out of a snapshot. */
@Injectable()
export class ConsultationTablesRepository {
  phases(snapshot: Snapshot, consultationId: string): AsyncIterable<PhaseRecord> {
    return snapshot.rows<PhaseRecord>(
      sql`SELECT id, position, kind, titles, state, opens_at, closes_at FROM phase
          WHERE consultation_id = ${consultationId} ORDER BY position`,
    );
  }

  votes(snapshot: Snapshot, consultationId: string): AsyncIterable<VoteRecord> {
    return snapshot.rows<VoteRecord>(
      sql`SELECT id, question, lang, state, rules, electorate, publication, rehearsal, opens_at, closes_at,
            CASE WHEN state = 'closed' THEN result ELSE NULL END AS result
          FROM vote WHERE consultation_id = ${consultationId} AND state <> 'draft' ORDER BY opens_at, id`,
    );
  }

  voteOptions(snapshot: Snapshot, consultationId: string): AsyncIterable<VoteOptionRecord> {
    return snapshot.rows<VoteOptionRecord>(
      sql`SELECT o.id, o.vote_id, o.position, o.title, o.description, o.cost, o.proposal_id
          FROM vote_option o JOIN vote v ON v.id = o.vote_id
          WHERE v.consultation_id = ${consultationId} AND v.state <> 'draft'
          ORDER BY v.opens_at, v.id, o.position`,
    );
  }

  halls(snapshot: Snapshot, consultationId: string): AsyncIterable<HallRecordRow> {
    return snapshot.rows<HallRecordRow>(
      sql`SELECT h.id, h.title, h.lang, h.phase, h.starts_at, h.started_at, h.ended_at,
            (SELECT CAST(count(*) AS integer) FROM townhall_participant p WHERE p.townhall_id = h.id) AS participants,
            (SELECT CAST(count(*) AS integer) FROM townhall_question q
             WHERE q.townhall_id = h.id AND q.state IN ('accepted', 'answering', 'answered', 'deferred')) AS questions
          FROM townhall h WHERE h.consultation_id = ${consultationId} ORDER BY h.starts_at, h.id`,
    );
  }

  /** Decisions about what was contributed here, counted. */
  moderation(snapshot: Snapshot, consultationId: string): AsyncIterable<ModerationRecord> {
    return snapshot.rows<ModerationRecord>(
      sql`SELECT d.subject_type AS subject, d.act, d.reason, CAST(count(*) AS integer) AS decisions
          FROM moderation_decision d
          WHERE ${decidedHere(consultationId)}
          GROUP BY d.subject_type, d.act, d.reason ORDER BY d.subject_type, d.act, d.reason`,
    );
  }

  reports(snapshot: Snapshot, consultationId: string): AsyncIterable<ReportRecord> {
    return snapshot.rows<ReportRecord>(
      sql`SELECT d.subject_type AS subject, d.subject_id, d.reason, d.note, d.state, d.created_at
          FROM report d WHERE ${decidedHere(consultationId)} ORDER BY d.created_at, d.id`,
    );
  }
}

/** About a proposal or a comment of the consultation; `d` is what points to it. */
export function decidedHere(consultationId: string): Statement {
  return sql`((d.subject_type = 'proposal' AND EXISTS (
      SELECT 1 FROM proposal p WHERE p.id = d.subject_id AND p.consultation_id = ${consultationId}))
    OR (d.subject_type = 'comment' AND EXISTS (
      SELECT 1 FROM comment c WHERE c.id = d.subject_id AND c.consultation_id = ${consultationId})))`;
}
