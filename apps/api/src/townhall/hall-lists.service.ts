import { Injectable } from '@nestjs/common';
import { limits } from '@openhall/contracts/limits';
import type { Page } from '@openhall/contracts/pages';
import type { DeskHall, HallSummary } from '@openhall/contracts/townhall';
import { pageOf, readCursor } from '../common/cursor.js';
import { ProblemError } from '../common/problem.js';
import { HallListsRepository } from './hall-lists.repository.js';
import type { HallListRow, HallPosition } from './hall-lists.repository.js';

const size = limits.pageSize.standard;

/** Which halls are asked for. */
export interface HallsAsked {
  when: 'coming' | 'past';
  /** Slug. */
  consultation?: string;
  cursor?: string;
}

/** Lists of halls. */
@Injectable()
export class HallLists {
  constructor(private readonly repository: HallListsRepository) {}

  /** Halls for everybody. @throws ProblemError `cursor_invalid` */
  async list({ when, consultation, cursor }: HallsAsked): Promise<Page<HallSummary>> {
    const after = positionOf(cursor);
    const rows = await (when === 'coming'
      ? this.repository.coming(after, size + 1, consultation)
      : this.repository.past(after, size + 1, { consultation }));
    const page = pageOf(rows, size, cursorOf);
    return { ...page, items: await this.summaries(page.items) };
  }

  /** Halls for those who run them, the latest first. @throws ProblemError `cursor_invalid` */
  async desk(cursor: string | undefined): Promise<Page<DeskHall>> {
    const page = pageOf(
      await this.repository.past(positionOf(cursor), size + 1, { all: true }),
      size,
      cursorOf,
    );
    const counts = await this.repository.questionCounts(page.items.map(({ id }) => id));
    const items = page.items.map(({ id, title, lang, phase, startsAt, timeZone }) => ({
      ...{ id, title, lang, phase, startsAt, timeZone },
      questionCount: counts.get(id)?.all ?? 0,
      waitingCount: counts.get(id)?.waiting ?? 0,
      owedCount: counts.get(id)?.owed ?? 0,
    }));
    return { ...page, items };
  }

  /** @param rows in any order */
  async summaries(rows: readonly HallListRow[]): Promise<HallSummary[]> {
    const counts = await this.repository.questionCounts(rows.map(({ id }) => id));
    const consultations = await this.repository.consultations([
      ...new Set(rows.flatMap(({ consultationId }) => consultationId ?? [])),
    ]);
    return rows.map(({ consultationId, ...row }) => ({
      ...row,
      consultation: (consultationId !== null && consultations.get(consultationId)) || null,
      questionCount: counts.get(row.id)?.open ?? 0,
      minutesPublished: row.phase === 'published',
    }));
  }
}

const cursorOf = ({ phase, startsAt, id }: HallListRow): HallPosition => [
  phase === 'lobby' || phase === 'live' || phase === 'paused' ? 0 : 1,
  startsAt,
  id,
];

function positionOf(cursor: string | undefined): HallPosition | null {
  const values = readCursor(cursor, 3);
  if (!values) return null;
  const [running, startsAt, id] = values;
  if ((running !== 0 && running !== 1) || typeof startsAt !== 'number' || typeof id !== 'string')
    throw new ProblemError('cursor_invalid');
  return [running, startsAt, id];
}
