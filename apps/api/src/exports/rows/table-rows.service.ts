import { Injectable } from '@nestjs/common';
import type { Snapshot } from '@openhall/persistence/database';
import type { ExportRow } from '../tables/column.js';
import type { TableName } from '../tables/exported-tables.js';
import {
  countOf,
  hallRow,
  moderationRow,
  phaseRow,
  reportRow,
  voteOptionRow,
  voteRow,
} from './consultation-rows.js';
import type { KeptCount } from './consultation-rows.js';
import { ConsultationTablesRepository } from './consultation-tables.repository.js';
import { commentRow, proposalRow } from './contribution-rows.js';
import { ContributionsRepository } from './contributions.repository.js';
import type { ExportContext } from './export-context.js';
import {
  agendaRow,
  announcementRow,
  countedPoll,
  pollOptionRows,
  pollRow,
  questionRow,
} from './hall-rows.js';
import type { CountedPoll } from './hall-rows.js';
import { HallTablesRepository } from './hall-tables.repository.js';
import type { AnswerRecord } from './hall-tables.repository.js';

type Rows = AsyncIterable<ExportRow>;

/** The rows of every table, out of a snapshot. */
@Injectable()
export class TableRows {
  constructor(
    private readonly contributions: ContributionsRepository,
    private readonly consultations: ConsultationTablesRepository,
    private readonly halls: HallTablesRepository,
  ) {}

  /** @param asOf the snapshot's instant (ms) */
  of(snapshot: Snapshot, table: TableName, context: ExportContext, asOf: number): Rows {
    const { scopeId: id, locale, restricted } = context;
    switch (table) {
      case 'proposals':
        return mapped(this.contributions.proposals(snapshot, id), (row) => proposalRow(row, context));
      case 'comments':
        return mapped(this.contributions.comments(snapshot, id), (row) => commentRow(row, context));
      case 'phases':
        return mapped(this.consultations.phases(snapshot, id), (row) => phaseRow(row, locale));
      case 'votes':
        return mapped(this.consultations.votes(snapshot, id), voteRow);
      case 'vote_options':
        return this.voteOptions(snapshot, id);
      case 'town_halls':
        return mapped(this.consultations.halls(snapshot, id), hallRow);
      case 'moderation':
        return mapped(this.consultations.moderation(snapshot, id), moderationRow);
      case 'reports':
        return mapped(this.consultations.reports(snapshot, id), reportRow);
      case 'questions':
        return mapped(this.halls.questions(snapshot, id, restricted), (row) => questionRow(row, context));
      case 'polls':
        return this.polls(snapshot, context, (poll) => [pollRow(poll)]);
      case 'poll_options':
        return this.polls(snapshot, context, pollOptionRows);
      case 'agenda':
        return mapped(this.halls.agenda(snapshot, id), (row) => agendaRow(row, asOf));
      case 'announcements':
        return mapped(this.halls.announcements(snapshot, id), announcementRow);
    }
  }

  private async *voteOptions(snapshot: Snapshot, consultationId: string): AsyncGenerator<ExportRow> {
    const counts = new Map<string, KeptCount['count']>();
    for await (const vote of this.consultations.votes(snapshot, consultationId)) {
      const count = countOf(vote);
      if (count) counts.set(vote.id, count);
    }
    for await (const option of this.consultations.voteOptions(snapshot, consultationId)) {
      yield voteOptionRow(option, counts);
    }
  }

  private async *polls(
    snapshot: Snapshot,
    { scopeId, restricted }: ExportContext,
    rowsOf: (poll: CountedPoll) => ExportRow[],
  ): AsyncGenerator<ExportRow> {
    const answers = new Map<string, AnswerRecord[]>();
    for await (const answer of this.halls.answers(snapshot, scopeId)) {
      const known = answers.get(answer.poll_id);
      if (known) known.push(answer);
      else answers.set(answer.poll_id, [answer]);
    }
    for await (const record of this.halls.polls(snapshot, scopeId)) {
      yield* rowsOf(countedPoll(record, answers.get(record.id) ?? [], restricted));
    }
  }
}

async function* mapped<From>(
  rows: AsyncIterable<From>,
  map: (row: From) => ExportRow,
): AsyncGenerator<ExportRow> {
  for await (const row of rows) yield map(row);
}
