import { cleanSingleLine, fold, isMeaningful, visibleLength } from '../text/index.js';
import type { PollAnswer } from './commands.js';
import type { Poll } from './state.js';

const longestWords = 40;

/**
 * The answer as it is kept, or null where it does not fit the poll: one option; one to `maxPicks` different options
 * (kept in the poll's order); a whole value within the scale; different options in order of preference, not
 * necessarily all; or one line of words.
 */
export function fittingAnswer(poll: Poll, answer: PollAnswer): PollAnswer | null {
  const { options, value, words } = answer;
  const wanted = poll.kind === 'scale' ? value : poll.kind === 'words' ? words : options;
  const given = [options, value, words].filter((part) => part !== undefined);
  if (given.length !== 1 || wanted === undefined) return null;
  if (poll.kind === 'scale') return fittingValue(poll, wanted);
  if (poll.kind === 'words') return fittingWords(wanted);
  return fittingOptions(poll, wanted);
}

function fittingValue({ scale }: Poll, value: unknown): PollAnswer | null {
  if (typeof value !== 'number' || !Number.isInteger(value) || scale === null) return null;
  return value >= scale.min && value <= scale.max ? { value } : null;
}

function fittingWords(words: unknown): PollAnswer | null {
  if (typeof words !== 'string') return null;
  const clean = cleanSingleLine(words);
  return isMeaningful(clean) && visibleLength(clean) <= longestWords ? { words: clean } : null;
}

function fittingOptions(poll: Poll, picked: unknown): PollAnswer | null {
  if (!Array.isArray(picked)) return null;
  const offered = poll.options.map(({ id }) => id);
  const picks = new Set<unknown>(picked);
  const most = poll.kind === 'single' ? 1 : (poll.maxPicks ?? offered.length);
  if (picks.size !== picked.length || picks.size === 0 || picks.size > most) return null;
  if (!picked.every((id) => offered.includes(id as string))) return null;
  return { options: poll.kind === 'ranking' ? (picked as string[]) : offered.filter((id) => picks.has(id)) };
}

/** Words that count as the same: case, accents and signs do not matter. */
export function wordsKey(words: string): string {
  return (fold(words).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}
