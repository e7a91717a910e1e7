import { ProblemError } from '../../common/problem.js';

/** Something that was said; times in ms of the recording. */
export interface SpokenSegment {
  startMs: number;
  endMs: number;
  speaker: string | null;
  text: string;
}

/** A segment with the line that it began on. */
export type ReadSegment = SpokenSegment & { line: number };

/** What to throw where a line can't be read; `line` counts from 1. */
export function unreadable(line: number): ProblemError {
  return new ProblemError('transcript_invalid', { params: { line } });
}

/** A moment as ms: seconds, or [hours:]minutes:seconds, either with a fraction. */
export function momentMs(text: string): number | null {
  const [, hours, minutes, seconds, fraction = ''] =
    /^(?:(?:(\d{1,3}):)?(\d{1,2}):)?(\d{1,7})(?:[.,](\d{1,6}))?$/.exec(text.trim()) ?? [];
  if (seconds === undefined || (minutes !== undefined && (Number(minutes) > 59 || Number(seconds) > 59)))
    return null;
  const whole = Number(hours ?? 0) * 3_600 + Number(minutes ?? 0) * 60 + Number(seconds);
  return whole * 1_000 + Math.round(Number(`0.${fraction || '0'}`) * 1_000);
}
