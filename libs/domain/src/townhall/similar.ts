import { commonWords } from '../similar/common-words.js';
import { stem } from '../similar/stem.js';
import { fold } from '../text/index.js';

/** What is compared: any object with a text; its traits are kept as long as the object lives. */
export interface Comparable {
  readonly text: string;
}

export interface Similar<C> {
  readonly candidate: C;
  /** 0 = nothing in common, 1 = the same words. */
  readonly likeness: number;
}

/** Below this, what two questions share is chance. */
const leastLikeness = 0.3;
const shareOfWords = 0.65;

/**
 * The candidates that say something like the text, the likest first, at most `limit`. Compares the stems of folded
 * words, rare ones counting more, and triples of letters (which forgive slips and half-typed words). The same input gives
 * the same order: between equals the earlier candidate comes first.
 */
export function similarTo<C extends Comparable>(
  text: string,
  candidates: readonly C[],
  limit = 5,
): Similar<C>[] {
  const wanted = traitsOf({ text });
  if (wanted.stems.size === 0) return [];
  const weights = rarity(candidates.map(traitsOf));
  return candidates
    .map((candidate) => ({ candidate, likeness: likeness(wanted, traitsOf(candidate), weights) }))
    .filter((found) => found.likeness >= leastLikeness)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, limit);
}

/**
 * For each of many the others that say something like it, as `similarTo` finds them among those with a word in common:
 * all at once, in a small part of the time that asking for each would take.
 */
export function similarAmong<C extends Comparable>(all: readonly C[], limit = 5): Map<C, C[]> {
  const traits = all.map(traitsOf);
  const weights = rarity(traits);
  const withStem = new Map<string, number[]>();
  for (const [place, { stems }] of traits.entries()) {
    for (const each of stems) {
      const places = withStem.get(each);
      if (places) places.push(place);
      else withStem.set(each, [place]);
    }
  }
  return new Map(
    all.map((one, place) => {
      const wanted = traitsOf(one);
      const others = new Set([...wanted.stems].flatMap((each) => withStem.get(each) ?? []));
      others.delete(place);
      const found = [...others]
        .sort((a, b) => a - b)
        .flatMap((other) => {
          const [candidate, of] = [all[other], traits[other]];
          return candidate && of ? [{ candidate, likeness: likeness(wanted, of, weights) }] : [];
        })
        .filter((each) => each.likeness >= leastLikeness)
        .sort((a, b) => b.likeness - a.likeness);
      return [one, found.slice(0, limit).map(({ candidate }) => candidate)];
    }),
  );
}

interface Traits {
  readonly stems: ReadonlySet<string>;
  readonly triples: ReadonlySet<string>;
}

/** Questions are immutable, so what was found out about one stays true. */
const known = new WeakMap<Comparable, Traits>();

function traitsOf(comparable: Comparable): Traits {
  const before = known.get(comparable);
  if (before !== undefined) return before;
  const words = fold(comparable.text).match(/[\p{L}\p{N}]+/gu) ?? [];
  const telling = words.filter((word) => !commonWords.has(word));
  const traits = { stems: new Set(telling.map(stem)), triples: triplesOf(telling.join(' ')) };
  known.set(comparable, traits);
  return traits;
}

function triplesOf(text: string): Set<string> {
  const padded = ` ${text} `;
  const triples = new Set<string>();
  for (let at = 0; at + 3 <= padded.length; at += 1) triples.add(padded.slice(at, at + 3));
  return triples;
}

/** Weight of each stem: the fewer candidates have it, the more it says. */
function rarity(all: readonly Traits[]): (stem: string) => number {
  const counts = new Map<string, number>();
  for (const { stems } of all) for (const each of stems) counts.set(each, (counts.get(each) ?? 0) + 1);
  return (each) => Math.log(2 + all.length / (1 + (counts.get(each) ?? 0)));
}

function likeness(a: Traits, b: Traits, weight: (stem: string) => number): number {
  const sum = (stems: Iterable<string>) => [...stems].reduce((total, each) => total + weight(each), 0);
  const shared = sum([...a.stems].filter((each) => b.stems.has(each)));
  const triples = 2 * overlap(a.triples, b.triples);
  const letters = triples / (a.triples.size + b.triples.size);
  const words = shared === 0 ? 0 : shared / Math.sqrt(sum(a.stems) * sum(b.stems));
  return shareOfWords * words + (1 - shareOfWords) * letters;
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let count = 0;
  for (const each of a) if (b.has(each)) count += 1;
  return count;
}
