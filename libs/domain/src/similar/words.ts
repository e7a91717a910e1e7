import { fold } from '../text/index.js';
import { stem } from './stem.js';
import { commonWords } from './common-words.js';

/** Scripts that put no spaces between words. */
const unspaced = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+$/u;
const longest = 40;

/**
 * The telling words of a text, without their endings and without those that are in every text; each once, in their
 * order. Where a script has no spaces, pairs of characters stand for words.
 */
export function tellingWords(text: string): string[] {
  const found =
    fold(text).match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+|[\p{L}\p{N}]+/gu) ?? [];
  const words = found.flatMap((word) => {
    if (unspaced.test(word)) return pairsOf(word);
    const shown = word.slice(0, longest);
    return shown.length < 2 || commonWords.has(shown) ? [] : [stem(shown)];
  });
  return [...new Set(words)];
}

function pairsOf(run: string): string[] {
  const characters = [...run].slice(0, 400);
  if (characters.length < 2) return characters;
  return characters.slice(1).map((character, at) => (characters[at] ?? '') + character);
}
