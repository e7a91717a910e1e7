import { Injectable } from '@nestjs/common';
import type { Snapshot } from '@openhall/persistence/database';
import { sql } from '@openhall/persistence/sql';
import type { Statement } from '@openhall/persistence/sql';
import type { Totals } from '../files/export-source.js';
import type { TableName } from '../tables/exported-tables.js';
import { decidedHere } from './consultation-tables.repository.js';
import type { ExportContext } from './export-context.js';
import { shown } from './hall-tables.repository.js';

/**
 * What a table must come to, counted in the same snapshot in another way than its rows are made: from the rows that people's
 * acts left, not from the counters beside contributions. A file whose sums differ is not published.
 */
@Injectable()
export class ExpectedTotalsRepository {
  async of(snapshot: Snapshot, table: TableName, context: ExportContext): Promise<Totals> {
    const statements = statementsFor(table, context);
    const totals: Totals = {};
    for (const [name, statement] of Object.entries(statements)) {
      for await (const { n } of snapshot.rows<{ n: number | string }>(statement)) totals[name] = Number(n);
    }
    return totals;
  }
}

function statementsFor(table: TableName, context: ExportContext): Record<string, Statement> {
  const { scopeId: id, restricted, countsHidden } = context;
  switch (table) {
    case 'proposals':
      return {
        rows: sql`SELECT count(*) AS n FROM proposal WHERE consultation_id = ${id} AND state <> 'draft'`,
        ...(countsHidden ? {} : { supports: supportsOf(id) }),
        comments: sql`SELECT count(*) AS n FROM comment c JOIN proposal p ON p.id = c.proposal_id
          WHERE p.consultation_id = ${id} AND p.state <> 'draft' AND c.state = 'visible'`,
      };
    case 'comments':
      return {
        rows: sql`SELECT count(*) AS n FROM comment WHERE consultation_id = ${id}`,
        ...(countsHidden ? {} : { helpful: helpfulOf(id) }),
      };
    case 'phases':
      return { rows: sql`SELECT count(*) AS n FROM phase WHERE consultation_id = ${id}` };
    case 'votes':
      return {
        rows: sql`SELECT count(*) AS n FROM vote WHERE consultation_id = ${id} AND state <> 'draft'`,
        ballots: sql`SELECT count(*) AS n FROM ballot_leaf l JOIN vote v ON v.id = l.vote_id
          WHERE v.consultation_id = ${id} AND v.state = 'closed' AND l.place IS NOT NULL AND l.superseded = ${false}`,
      };
    case 'vote_options':
      return {
        rows: sql`SELECT count(*) AS n FROM vote_option o JOIN vote v ON v.id = o.vote_id
          WHERE v.consultation_id = ${id} AND v.state <> 'draft'`,
      };
    case 'town_halls':
      return {
        rows: sql`SELECT count(*) AS n FROM townhall WHERE consultation_id = ${id}`,
        participants: sql`SELECT count(*) AS n FROM townhall_participant p JOIN townhall h ON h.id = p.townhall_id
          WHERE h.consultation_id = ${id}`,
      };
    case 'moderation':
      return { decisions: sql`SELECT count(*) AS n FROM moderation_decision d WHERE ${decidedHere(id)}` };
    case 'reports':
      return { rows: sql`SELECT count(*) AS n FROM report d WHERE ${decidedHere(id)}` };
    case 'questions':
      return {
        rows: restricted
          ? sql`SELECT count(*) AS n FROM townhall_question q WHERE q.townhall_id = ${id}`
          : sql`SELECT count(*) AS n FROM townhall_question q WHERE q.townhall_id = ${id} ${shown}`,
        upvotes: upvotesOf(id, restricted),
      };
    case 'polls':
      return {
        rows: sql`SELECT count(*) AS n FROM townhall_poll WHERE townhall_id = ${id} AND state <> 'draft'`,
        answers: answersOf(id, restricted),
      };
    case 'poll_options':
      return {};
    case 'agenda':
      return { rows: sql`SELECT count(*) AS n FROM townhall_agenda_item WHERE townhall_id = ${id}` };
    case 'announcements':
      return {
        rows: sql`SELECT count(*) AS n FROM townhall_announcement WHERE townhall_id = ${id} AND kind = 'announcement'`,
      };
  }
}

function supportsOf(consultationId: string): Statement {
  return sql`SELECT count(*) AS n FROM support s JOIN proposal p ON p.id = s.proposal_id
    WHERE p.consultation_id = ${consultationId} AND p.state <> 'draft'`;
}

function helpfulOf(consultationId: string): Statement {
  return sql`SELECT count(*) AS n FROM helpful h JOIN comment c ON c.id = h.comment_id
    JOIN proposal p ON p.id = c.proposal_id
    WHERE c.consultation_id = ${consultationId} AND c.state = 'visible' AND p.state <> 'hidden'`;
}

/** Different people for each question, those of the questions merged into it among them. */
function upvotesOf(hallId: string, restricted: boolean): Statement {
  const wanted = restricted
    ? sql`q.townhall_id = ${hallId} AND q.state <> 'merged'`
    : sql`q.townhall_id = ${hallId} AND q.state IN ('accepted', 'answering', 'answered', 'deferred')`;
  return sql`SELECT count(*) AS n FROM (
      SELECT DISTINCT q.id, u.account_id FROM townhall_question q
      JOIN townhall_question source ON source.id = q.id OR source.merged_into_id = q.id
      JOIN townhall_upvote u ON u.question_id = source.id
      WHERE ${wanted}) AS people`;
}

function answersOf(hallId: string, restricted: boolean): Statement {
  const visible = restricted
    ? sql`(p.hide_until_closed = ${false} OR p.state = 'closed')`
    : sql`(p.hide_until_closed = ${false} OR p.state = 'closed') AND p.results_shown = ${true}`;
  return sql`SELECT count(*) AS n FROM townhall_poll_answer a JOIN townhall_poll p ON p.id = a.poll_id
    WHERE p.townhall_id = ${hallId} AND p.state <> 'draft' AND ${visible}`;
}
