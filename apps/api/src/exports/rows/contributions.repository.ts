import { Injectable } from '@nestjs/common';
import type { Snapshot } from '@openhall/persistence/database';
import { sql } from '@openhall/persistence/sql';
import type { CommentRecord, ProposalRecord } from './contribution-rows.js';

/** The rows of a consultation's files, in the order of an index, out of a snapshot. */
@Injectable()
export class ContributionsRepository {
  /** All but drafts, by number. */
  proposals(snapshot: Snapshot, consultationId: string): AsyncIterable<ProposalRecord> {
    return snapshot.rows<ProposalRecord>(
      sql`SELECT p.id, p.number, p.state, p.title, p.body, p.lang, p.author_id, p.imported_author,
            t.names AS topic_names, a.names AS area_names, p.place, p.latitude, p.longitude, p.support_count,
            p.imported_support_count, p.comment_count, p.for_count, p.neutral_count, p.against_count,
            v.status AS response_status, v.reasons AS response_reasons, v.department AS response_department,
            v.author_name AS response_author, v.answered_on AS response_answered_on, v.next_step AS response_next_step,
            v.next_step_on AS response_next_step_on, p.published_at, p.edited_at, p.withdrawn_at, p.source, p.source_key
          FROM proposal p
          LEFT JOIN topic t ON t.id = p.topic_id
          LEFT JOIN area a ON a.id = p.area_id
          LEFT JOIN official_response r ON r.proposal_id = p.id
          LEFT JOIN official_response_version v ON v.proposal_id = p.id AND v.number = r.version
          WHERE p.consultation_id = ${consultationId} AND p.state <> 'draft'
          ORDER BY p.number`,
    );
  }

  /** All, those whose words are gone too: their answers name them. */
  comments(snapshot: Snapshot, consultationId: string): AsyncIterable<CommentRecord> {
    return snapshot.rows<CommentRecord>(
      sql`SELECT c.id, c.proposal_id, p.state AS proposal_state, c.parent_id, c.root_id, c.depth, c.parent_missing,
            c.state, c.alignment, c.body, c.lang, c.author_id, c.imported_author, c.helpful_count,
            c.imported_helpful_count, c.created_at, c.edited_at, c.source, c.source_key
          FROM comment c JOIN proposal p ON p.id = c.proposal_id
          WHERE c.consultation_id = ${consultationId}
          ORDER BY c.id`,
    );
  }
}
