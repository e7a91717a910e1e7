import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataSource } from 'typeorm';
import { fold } from '@openhall/domain/text';
import { HallTranscriptSegment } from '@openhall/persistence/entities';
import { insertIgnoreMany, join, query, queryOne, sql, when } from '@openhall/persistence/sql';
import type { SpokenSegment } from './transcript-segment.js';

export interface StoredSegment extends SpokenSegment {
  position: number;
}

interface SegmentRow {
  position: number;
  start_ms: number;
  end_ms: number;
  speaker: string | null;
  text: string;
}

/** Rows that are inserted together: PostgreSQL takes 65,535 values in one statement, SQLite half of them. */
const batch = 500;

@Injectable()
export class TranscriptsRepository {
  constructor(private readonly reader: DataSource) {}

  async count(hallId: string): Promise<number> {
    const row = await queryOne<{ count: number | string }>(
      this.reader,
      sql`SELECT COUNT(*) AS count FROM townhall_transcript_segment WHERE townhall_id = ${hallId}`,
    );
    return Number(row?.count ?? 0);
  }

  /** Puts segments in the place of those that are there. */
  async replace(manager: EntityManager, hallId: string, segments: readonly SpokenSegment[]): Promise<void> {
    await manager.delete(HallTranscriptSegment, { townhallId: hallId });
    for (let from = 0; from < segments.length; from += batch) {
      const rows = segments.slice(from, from + batch).map((segment, index) => ({
        ...segment,
        townhallId: hallId,
        position: from + index,
        folded: fold(`${segment.speaker ?? ''} ${segment.text}`),
      }));
      await insertIgnoreMany(manager, HallTranscriptSegment, rows);
    }
  }

  /** Segments that hold all the folded terms, in their order, after a position and from a moment (ms) of the recording on. */
  async find(
    hallId: string,
    terms: readonly string[],
    { after, fromMs }: { after: number; fromMs: number },
    limit: number,
  ): Promise<StoredSegment[]> {
    const held = terms.map((term) => sql`folded LIKE ${`%${term.replace(/[\\%_]/g, '\\$&')}%`} ESCAPE '\\'`);
    const rows = await query<SegmentRow>(
      this.reader,
      sql`SELECT position, start_ms, end_ms, speaker, text FROM townhall_transcript_segment
          WHERE townhall_id = ${hallId} AND position > ${after} AND end_ms > ${fromMs}
          ${when(held.length > 0, sql`AND ${join(held, ' AND ')}`)}
          ORDER BY position LIMIT ${limit}`,
    );
    return rows.map(({ position, start_ms: startMs, end_ms: endMs, speaker, text }) => ({
      ...{ position, startMs, endMs, speaker, text },
    }));
  }
}
