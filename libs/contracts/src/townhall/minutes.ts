import type { HallRecord } from '@openhall/domain/townhall';

export type { HallRecord } from '@openhall/domain/townhall';

/** What an officer set right after the minutes were published. */
export interface MinutesCorrection {
  at: number;
  note: string;
}

export interface TranscriptHead {
  segments: number;
  /** When the recording began: ms after the start of the hall; negative = before it. */
  offsetMs: number;
}

/** `GET /desk/town-halls/:id/minutes` (officer). */
export interface MinutesDraft {
  record: HallRecord;
  /** Words before and after the record, in Markdown, written by an officer. */
  opening: string;
  closing: string;
  /** The minutes as a page has them below its title. */
  html: string;
  /** Language of the words around the record. */
  lang: string;
  version: number;
  publishedAt: number | null;
  corrections: MinutesCorrection[];
  transcript: TranscriptHead | null;
}

/** `PUT /desk/town-halls/:id/minutes` (officer); `POST …/minutes/publication {version}` publishes. */
export interface MinutesWriting {
  opening: string;
  closing: string;
  /** What is set right, in one line, once the minutes are published; null before. */
  correction: string | null;
  version: number;
}

export interface MinutesPublication {
  version: number;
}

/** `GET /town-halls/:id/minutes` (public, once published); `…/minutes/:file` = minutes.md|html|pdf|csv|json. */
export interface MinutesView {
  /** Later answers to what was owed stand in the record's questions. */
  record: HallRecord;
  /** The minutes as a page has them below its title. */
  html: string;
  /** Language of the words around the record. */
  lang: string;
  publishedAt: number;
  corrections: MinutesCorrection[];
  transcript: TranscriptHead | null;
}

export const minutesFiles = [
  'minutes.pdf',
  'minutes.html',
  'minutes.md',
  'minutes.csv',
  'minutes.json',
] as const;
export type MinutesFile = (typeof minutesFiles)[number];

/** `PUT /desk/town-halls/:id/transcript` (officer) */
export interface TranscriptWriting {
  /** WebVTT, or a table with tabs: start, end, perhaps speaker, text. null = only the time changes. */
  text: string | null;
  offsetMs: number;
}

/** `GET /town-halls/:id/transcript?query=&from=&cursor=`: `from` ms of the recording. */
export interface TranscriptSegment {
  position: number;
  /** ms of the recording. */
  startMs: number;
  endMs: number;
  speaker: string | null;
  text: string;
  /** When it was said (ms since 1970); null for a hall that never began. */
  at: number | null;
  /** Title of the agenda item that was current then; null outside. */
  item: string | null;
}
