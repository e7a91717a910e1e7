import type { Alignment } from '@openhall/contracts/comments';
import type { Day } from './story.js';

/** A comment as it is told, with the answers to it. */
export interface ToldComment {
  by: string;
  alignment: Alignment;
  body: string;
  lang: string;
  /** Names it for what happens to it later. */
  key: string | null;
  /** Not before this day, where it speaks of something that happened then. */
  notBefore: Day | null;
  replies: ToldComment[];
}

const alignments: Record<string, Alignment> = { '+': 'for', '=': 'neutral', '-': 'against' };
const line = /^( *)(\S.*?) ([+=-]) ((?:\[[^\]]+\] )*)(.+)$/;

/**
 * Reads conversations written as people would note them down: `@key` begins those of a proposal; then one comment a
 * line, `Name + text` (for), `=` (neutral) or `-` (against), answers indented by two spaces more. Before the text may
 * stand `[es]` (language), `[#key]` and `[-8]` (not before that day).
 * @throws Error naming the line that cannot be read
 */
export function readThreads(text: string): Map<string, ToldComment[]> {
  const threads = new Map<string, ToldComment[]>();
  let levels: ToldComment[][] = [];
  for (const [index, written] of text.split('\n').entries()) {
    if (written.trim() === '') continue;
    if (written.startsWith('@')) {
      const roots: ToldComment[] = [];
      threads.set(written.slice(1), roots);
      levels = [roots];
      continue;
    }
    const match = line.exec(written);
    const [, indent = '', by = '', sign = '', tags = '', body = ''] = match ?? [];
    const depth = indent.length / 2;
    const siblings = levels[depth];
    const alignment = alignments[sign];
    if (!alignment || !siblings)
      throw new Error(`line ${index + 1} of the conversations cannot be read: ${written}`);
    const comment: ToldComment = { by, alignment, body, ...readTags(tags), replies: [] };
    siblings.push(comment);
    levels = [...levels.slice(0, depth + 1), comment.replies];
  }
  return threads;
}

function readTags(tags: string): Pick<ToldComment, 'lang' | 'key' | 'notBefore'> {
  const read = { lang: 'en', key: null as string | null, notBefore: null as Day | null };
  for (const [, tag = ''] of tags.matchAll(/\[([^\]]+)\]/g)) {
    if (tag.startsWith('#')) read.key = tag.slice(1);
    else if (/^-\d+$/.test(tag)) read.notBefore = Number(tag);
    else read.lang = tag;
  }
  return read;
}
