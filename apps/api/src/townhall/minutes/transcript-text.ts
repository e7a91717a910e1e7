import { cleanSingleLine } from '@openhall/domain/text';
import { unreadable } from './transcript-segment.js';
import type { SpokenSegment } from './transcript-segment.js';
import { tableSegments } from './transcript-table.js';
import { vttSegments } from './transcript-vtt.js';

const mostSegments = 20_000;
const mostCharacters = 5_000;
/** Four days. */
const latestMs = 4 * 24 * 3_600_000;

/**
 * Reads WebVTT, or a table with tabs.
 * @throws ProblemError `transcript_invalid` with the `line` that can't be read
 */
export function transcriptSegments(text: string): SpokenSegment[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const read = /^WEBVTT(?:[ \t]|$)/.test(lines[0] ?? '') ? vttSegments(lines) : tableSegments(lines);
  const segments: SpokenSegment[] = [];
  for (const { line, ...segment } of read) {
    const clean = { ...segment, speaker: named(segment.speaker), text: cleanSingleLine(segment.text) };
    if (clean.endMs < clean.startMs || clean.endMs > latestMs) throw unreadable(line);
    if (clean.text.length > mostCharacters || segments.length >= mostSegments) throw unreadable(line);
    if (clean.text !== '') segments.push(clean);
  }
  if (segments.length === 0) throw unreadable(1);
  // Cues may overlap and come in any order.
  return segments.sort((a, b) => a.startMs - b.startMs);
}

function named(speaker: string | null): string | null {
  const name = cleanSingleLine(speaker ?? '').slice(0, 200);
  return name === '' ? null : name;
}
