import { Injectable } from '@nestjs/common';
import { limits } from '@openhall/contracts/limits';
import type { Page } from '@openhall/contracts/pages';
import type { TranscriptSegment, TranscriptWriting } from '@openhall/contracts/townhall';
import { roleAtLeast } from '@openhall/domain/accounts';
import { searchTerms } from '@openhall/domain/text';
import type { HallState } from '@openhall/domain/townhall';
import type { Actor, Participant } from '../../common/access.js';
import { pageOf, readCursor } from '../../common/cursor.js';
import { ProblemError } from '../../common/problem.js';
import { HallStates } from '../hall-states.service.js';
import { MinutesRepository } from './minutes.repository.js';
import { MinutesWrites } from './minutes-writes.service.js';
import { transcriptSegments } from './transcript-text.js';
import { TranscriptsRepository } from './transcripts.repository.js';
import type { StoredSegment } from './transcripts.repository.js';

const pageSize = 50;

/** Transcripts of halls: what was said, linked to the agenda by time. */
@Injectable()
export class Transcripts {
  constructor(
    private readonly states: HallStates,
    private readonly minutes: MinutesRepository,
    private readonly repository: TranscriptsRepository,
    private readonly writes: MinutesWrites,
  ) {}

  /**
   * Segments that hold the words, in their order. For everybody once the minutes are published, for officers before.
   * @throws ProblemError `not_found`, `minutes_not_published`
   */
  async page(
    hallId: string,
    actor: Actor | null,
    { query = '', from = 0, cursor }: { query?: string; from?: number; cursor?: string },
  ): Promise<Page<TranscriptSegment>> {
    const { state } = await this.states.current(hallId);
    const { publishedAt, transcriptOffsetMs } = await this.minutes.of(hallId);
    if (publishedAt === null && !roleAtLeast(actor?.role, 'officer'))
      throw new ProblemError('minutes_not_published');
    const terms = searchTerms(query);
    if (query.trim() !== '' && terms.length === 0) return { items: [], next: null };
    const [after] = readCursor(cursor, 1) ?? [-1];
    if (typeof after !== 'number') throw new ProblemError('cursor_invalid');
    const rows = await this.repository.find(hallId, terms, { after, fromMs: from }, pageSize + 1);
    const { items, next } = pageOf(rows, pageSize, ({ position }) => [position]);
    return { items: items.map((segment) => placed(segment, state, transcriptOffsetMs)), next };
  }

  /** @throws ProblemError `not_found`, `body_too_large`, `transcript_invalid` with the line */
  async write(hallId: string, by: Participant, { text, offsetMs }: TranscriptWriting): Promise<void> {
    await this.states.current(hallId);
    if (text !== null && Buffer.byteLength(text) > limits.transcriptBytes)
      throw new ProblemError('body_too_large');
    await this.writes.transcript(hallId, by, text === null ? null : transcriptSegments(text), offsetMs);
  }

  /** @throws ProblemError `not_found` */
  async remove(hallId: string, by: Participant): Promise<void> {
    await this.states.current(hallId);
    await this.writes.removeTranscript(hallId, by);
  }
}

/** A segment in the time of the hall. */
function placed(segment: StoredSegment, { hall, agenda }: HallState, offsetMs: number): TranscriptSegment {
  if (hall.startedAt === null) return { ...segment, at: null, item: null };
  const at = hall.startedAt + offsetMs + segment.startMs;
  const item = [...agenda.values()].find(({ spans }) =>
    spans.some(({ from, to }) => from <= at && (to === null || at < to)),
  );
  return { ...segment, at, item: item?.title ?? null };
}
