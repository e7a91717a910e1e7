import type { FigureQuery } from '@openhall/domain/figures';
import type { ExportRow } from '../tables/column.js';
import type { TableName } from '../tables/exported-tables.js';

/** So much is told in full: a report is read by people, the data files hold everything. */
export const mostTold = { answered: 300, supported: 20, questions: 500, rows: 400 };

/** Sums of whole tables. */
export const sums = {
  proposals: { table: 'proposals' },
  supports: { table: 'proposals', sum: 'supports' },
  comments: { table: 'proposals', sum: 'comments' },
  commentsFor: { table: 'proposals', sum: 'comments_for' },
  commentsNeutral: { table: 'proposals', sum: 'comments_neutral' },
  commentsAgainst: { table: 'proposals', sum: 'comments_against' },
  ballots: { table: 'votes', sum: 'ballots' },
  participants: { table: 'town_halls', sum: 'participants' },
  decisions: { table: 'moderation', sum: 'decisions' },
  questions: { table: 'questions' },
  upvotes: { table: 'questions', sum: 'upvotes' },
} as const satisfies Record<string, FigureQuery>;

/** What a report tells row by row, gathered while the tables are read: never more than it can print. */
export class ReportContent {
  readonly phases: ExportRow[] = [];
  readonly votes: ExportRow[] = [];
  readonly options: ExportRow[] = [];
  readonly halls: ExportRow[] = [];
  readonly moderation: ExportRow[] = [];
  readonly questions: ExportRow[] = [];
  readonly polls: ExportRow[] = [];
  readonly pollOptions: ExportRow[] = [];
  readonly agenda: ExportRow[] = [];
  readonly answered: ExportRow[] = [];
  /** By supports, the most first. */
  readonly supported: ExportRow[] = [];
  /** More proposals have an answer, or more questions were public, than are told. */
  isCut = false;

  add(table: TableName, row: ExportRow): void {
    const list = this.lists[table];
    if (list) this.keep(list, row, table === 'questions' ? mostTold.questions : mostTold.rows);
    if (table !== 'proposals' || row.title === null) return;
    if (row.response_status) this.keep(this.answered, row, mostTold.answered);
    if (Number(row.supports ?? 0) > 0) this.rank(row);
  }

  private readonly lists: Partial<Record<TableName, ExportRow[]>> = {
    phases: this.phases,
    votes: this.votes,
    vote_options: this.options,
    town_halls: this.halls,
    moderation: this.moderation,
    questions: this.questions,
    polls: this.polls,
    poll_options: this.pollOptions,
    agenda: this.agenda,
  };

  private keep(list: ExportRow[], row: ExportRow, most: number): void {
    if (list.length < most) list.push(row);
    else this.isCut = true;
  }

  private rank(row: ExportRow): void {
    const at = this.supported.findIndex((other) => Number(other.supports) < Number(row.supports));
    this.supported.splice(at < 0 ? this.supported.length : at, 0, row);
    this.supported.length = Math.min(this.supported.length, mostTold.supported);
  }
}
