import { fold } from '../../text/index.js';

/** What somebody asked before. */
export interface AskedBefore {
  readonly text: string;
  readonly askedAt: number;
}

const minute = 60_000;
/** As many within a minute is more than a person types. */
const manyInAMinute = 3;
const sameTextFor = 15 * minute;

/** Whether a folded text repeats itself, or its author: the same text again, or many in a minute. */
export function isFlood(folded: string, before: readonly AskedBefore[], now: number): boolean {
  if (/(\S)\1{14}/u.test(folded) || /\b(\p{L}+)(?:\W+\1\b){5}/u.test(folded)) return true;
  const lately = before.filter(({ askedAt }) => now - askedAt < minute);
  if (lately.length >= manyInAMinute) return true;
  const key = wordsOf(folded);
  return before.some(({ text, askedAt }) => now - askedAt < sameTextFor && wordsOf(fold(text)) === key);
}

function wordsOf(folded: string): string {
  return (folded.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}
