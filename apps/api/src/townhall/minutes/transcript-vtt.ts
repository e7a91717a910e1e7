import { momentMs, unreadable } from './transcript-segment.js';
import type { ReadSegment } from './transcript-segment.js';

const timing = /^([\d:.,]+)[ \t]+-->[ \t]+([\d:.,]+)(?:[ \t].*)?$/;
const voice = /^<v(?:\.[^ \t>]*)?[ \t]+([^>]*)>/;
const entities: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': ' ',
  '&lrm;': '\u200E',
  '&rlm;': '\u200F',
};

/** The cues of a WebVTT file (W3C WebVTT 1); notes, styles and regions are left out. */
export function* vttSegments(lines: readonly string[]): Generator<ReadSegment> {
  let at = blockEnd(lines, 0);
  while (at < lines.length) {
    const end = blockEnd(lines, at);
    const block = lines.slice(at, end);
    const isAside = /^(NOTE|STYLE|REGION)(?:[ \t]|$)/.test(block[0] ?? '');
    if (block.length > 0 && !isAside) yield cueOf(block, at + 1);
    at = end + 1;
  }
}

function blockEnd(lines: readonly string[], from: number): number {
  let end = from;
  while (end < lines.length && lines[end] !== '') end += 1;
  return end;
}

function cueOf(block: readonly string[], line: number): ReadSegment {
  // An identifier may stand above the times.
  const index = block[0]?.includes('-->') ? 0 : 1;
  const [, start = '', end = ''] = timing.exec(block[index]?.trim() ?? '') ?? [];
  const [startMs, endMs] = [momentMs(start), momentMs(end)];
  if (startMs === null || endMs === null) throw unreadable(line + Math.min(index, block.length - 1));
  const payload = block.slice(index + 1).join(' ');
  const speaker = voice.exec(payload)?.[1] ?? null;
  return { line: line + index, startMs, endMs, speaker: speaker && plain(speaker), text: plain(payload) };
}

function plain(payload: string): string {
  return payload.replace(/<[^>]*>/g, '').replace(/&\w+;/g, (name) => entities[name] ?? name);
}
