import { tellingWords } from './words.js';

/** A text with a title: a draft, or what is there already. */
export interface TitledText {
  readonly title: string;
  readonly body: string;
}

export interface Found<T> {
  readonly candidate: T;
  /** 0 = nothing in common, 1 = all of it. */
  readonly likeness: number;
}

/** Two words are the same but for a slip or an ending from so much of their letter pairs on. */
const sameWord = 0.65;
/** A word and what it is short for. */
const shortened = 0.8;
/** A word of the title says more than one of the body. */
const titleWeight = 3;
/** How much it counts that the candidate's title is in the draft, beside the draft being in the candidate. */
const titleShare = 0.4;
/** Below this, what two texts share is chance. */
const leastLikeness = 0.28;
/** Beside one that is much liker, the others are noise. */
const besideTheBest = 0.65;
/** A long body is judged by its beginning. */
const mostWords = 60;

/**
 * The candidates that say something like the draft, the likest first, at most `limit`. Words count by how rare they are
 * among the candidates; a slip, an accent or another ending does not matter. The same input gives the same order.
 */
export function likest<T extends TitledText>(
  draft: TitledText,
  candidates: readonly T[],
  limit = 5,
): Found<T>[] {
  const title = tellingWords(draft.title);
  const body = tellingWords(draft.body).filter((word) => !title.includes(word));
  const wanted = [...title, ...body].slice(0, mostWords);
  if (wanted.length === 0) return [];
  const traits = candidates.map((candidate) => ({
    candidate,
    title: tellingWords(candidate.title),
    all: tellingWords(`${candidate.title}\n${candidate.body}`),
  }));
  const weight = rarityAmong(traits.map(({ all }) => all));
  const inDraft = new Map(wanted.map((word, place) => [word, place < title.length ? titleWeight : 1]));
  const found = traits
    .map(({ candidate, title: theirs, all }) => {
      const draftThere = coverage(wanted, all, (word) => weight(word) * (inDraft.get(word) ?? 1));
      const titleHere = coverage(theirs, wanted, weight);
      return { candidate, likeness: (1 - titleShare) * draftThere + titleShare * titleHere };
    })
    .filter(({ likeness }) => likeness >= leastLikeness)
    .sort((a, b) => b.likeness - a.likeness);
  const best = found[0]?.likeness ?? 0;
  return found.filter(({ likeness }) => likeness >= besideTheBest * best).slice(0, limit);
}

/** How much of the words' weight is among others, from 0 to 1. */
function coverage(
  words: readonly string[],
  among: readonly string[],
  weight: (word: string) => number,
): number {
  const there = new Set(among);
  let found = 0;
  let all = 0;
  for (const word of words) {
    const worth = weight(word);
    all += worth;
    if (there.has(word)) found += worth;
    else found += worth * slightlyOther(word, among);
  }
  return all === 0 ? 0 : found / all;
}

/** How sure it is that the word stands among others in a slightly different form; 0 if it does not. */
function slightlyOther(word: string, among: readonly string[]): number {
  if (word.length < 4) return 0;
  let best = 0;
  for (const other of among) {
    if (other.length < 4) continue;
    // `bici` for `bicicleta`
    if (other.startsWith(word) || word.startsWith(other)) best = Math.max(best, shortened);
    if (Math.abs(other.length - word.length) > 3) continue;
    best = Math.max(best, letterLikeness(word, other));
  }
  return best >= sameWord ? best : 0;
}

/** Dice's coefficient of the pairs of letters, with the beginning counted as one. */
function letterLikeness(a: string, b: string): number {
  const pairs = new Map<string, number>();
  for (const pair of pairsOf(a)) pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  let shared = 0;
  for (const pair of pairsOf(b)) {
    const left = pairs.get(pair) ?? 0;
    if (left === 0) continue;
    pairs.set(pair, left - 1);
    shared += 1;
  }
  return (2 * shared) / (a.length + b.length);
}

function pairsOf(word: string): string[] {
  const padded = ` ${word}`;
  return Array.from({ length: word.length }, (_, at) => padded.slice(at, at + 2));
}

/** The fewer texts hold a word, the more it says. */
function rarityAmong(texts: readonly (readonly string[])[]): (word: string) => number {
  const counts = new Map<string, number>();
  for (const words of texts) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return (word) => Math.log(1 + (texts.length + 1) / (1 + (counts.get(word) ?? 0)));
}
