/** Letters that readers take for their plain neighbours but that Unicode does not take apart. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
};

/** More terms would only slow a search down. */
const mostTerms = 10;
const longestTerm = 64;
const longestSlug = 60;

/** Text as it is searched: compatibility forms taken apart, accents and case taken away. Folding twice changes nothing. */
export function fold(text: string): string {
  return foldOnce(text.toLowerCase()).replace(/[ßæœøłđðþıς]/gu, (letter) => plainLetters[letter] ?? letter);
}

function foldOnce(lowered: string): string {
  const plain = lowered.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  // Lowering and taking apart can each make work for the other (mathematical capitals, dotted capital I).
  return plain === lowered ? plain : foldOnce(plain);
}

/** The folded words and numbers of a query, each once, at most ten. Signs and search operators fall away. */
export function searchTerms(query: string): string[] {
  const words = fold(query).match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words.map((word) => [...word].slice(0, longestTerm).join('')))].slice(0, mostTerms);
}

/**
 * A part of an address made from a title: `a-z`, `0-9` and single hyphens, at most 60 characters, whole words where
 * possible; `fallback` where nothing of the title can be written so.
 */
export function slugOf(title: string, fallback = 'consultation'): string {
  const words = fold(title).match(/[a-z0-9]+/gu) ?? [];
  let slug = '';
  for (const word of words) {
    const longer = slug === '' ? word : `${slug}-${word}`;
    if (longer.length > longestSlug) break;
    slug = longer;
  }
  return slug || (words[0] ?? '').slice(0, longestSlug) || fallback;
}
