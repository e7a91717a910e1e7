import type { HallRecord } from '@openhall/domain/townhall';

export type { HallRecord } from '@openhall/domain/townhall';

/** `GET /desk/town-halls/:id/minutes` (officer). */
export interface MinutesDraft {
  record: HallRecord;
  /** Words before and after the record, in Markdown, written by an officer. */
  opening: string;
  closing: string;
  version: number;
  publishedAt: number | null;
  transcript: { segments: number } | null;
}

/** `PUT /desk/town-halls/:id/minutes` (officer); `POST …/minutes/publication {version}` publishes. */
export interface MinutesWriting {
  opening: string;
  closing: string;
  version: number;
}

/** `GET /town-halls/:id/minutes` (public, once published); `…/minutes/:file` = minutes.md|html|pdf|csv|json. */
export interface MinutesView {
  record: HallRecord;
  openingHtml: string;
  closingHtml: string;
  publishedAt: number;
  correctedAt: number | null;
  /** Later answers to what was owed stand in the record's questions. */
  hasTranscript: boolean;
}

/** `GET /town-halls/:id/transcript?query=&cursor=` */
export interface TranscriptSegment {
  position: number;
  startMs: number;
  endMs: number;
  speaker: string | null;
  text: string;
  /** Title of the agenda item that was current then; null outside. */
  item: string | null;
}
