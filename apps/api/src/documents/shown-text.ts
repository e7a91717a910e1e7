import bidiFactory from 'bidi-js';
import type { Span } from './blocks.js';
import { replacement } from './document-fonts.js';
import type { DocumentFonts, FontName } from './document-fonts.js';

// Its types say ESM, the package is CommonJS.
const bidi = (bidiFactory as unknown as typeof bidiFactory.default)();
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const ignorable = /^\p{Default_Ignorable_Code_Point}$/u;

/** A paragraph ready to be broken into lines: what is known of each UTF-16 unit of `text`. */
export interface ShownText {
  /** With a replacement sign where no font has the character. */
  text: string;
  /** What was written at the unit; differs from `text` at replacement signs. */
  source: string[];
  fonts: FontName[];
  levels: Uint8Array;
  langs: (string | undefined)[];
  rtl: boolean;
  /** Of brackets and the like in right-to-left words. */
  mirrored: Map<number, string>;
}

/** Gives each character its font and its direction. `bold` makes all of it bold; `rtl` is for words without letters. */
export function shownText(
  spans: readonly Span[],
  fonts: DocumentFonts,
  { bold = false, rtl = false }: { bold?: boolean; rtl?: boolean },
): ShownText {
  const shown: Omit<ShownText, 'levels' | 'rtl' | 'mirrored'> = {
    text: '',
    source: [],
    fonts: [],
    langs: [],
  };
  for (const span of spans) {
    const { text: written, lang, bold: isBold = false } = span;
    for (const { segment } of graphemes.segment(written.replace(/[\s\u2028\u2029]+/gu, ' ')))
      addGrapheme(shown, segment, fonts, bold || isBold, lang);
  }
  const { levels, paragraphs } = bidi.getEmbeddingLevels(shown.text, directionOf(shown.text, rtl));
  return {
    ...shown,
    levels,
    rtl: ((paragraphs[0]?.level ?? 0) & 1) === 1,
    mirrored: bidi.getMirroredCharactersMap(shown.text, levels),
  };
}

function directionOf(text: string, rtl: boolean): 'auto' | 'rtl' | 'ltr' {
  if (/\p{L}/u.test(text)) return 'auto';
  return rtl ? 'rtl' : 'ltr';
}

function addGrapheme(
  shown: Omit<ShownText, 'levels' | 'rtl' | 'mirrored'>,
  grapheme: string,
  fonts: DocumentFonts,
  bold: boolean,
  lang: string | undefined,
): void {
  const before = shown.fonts.at(-1) ?? null;
  const found: [character: string, font: FontName][] = [];
  let last = before;
  for (const character of grapheme) {
    const font = fonts.fontFor(character, bold, last);
    if (font !== null) found.push([character, (last = font)]);
    else if (!ignorable.test(character))
      return add(replacement, fonts.fontFor(replacement, bold, null), grapheme);
  }
  for (const [character, font] of found) add(character, font, character);

  function add(text: string, font: FontName | null, source: string): void {
    for (let index = 0; index < text.length; index += 1) {
      shown.source.push(text.length === 1 ? source : (text[index] ?? ''));
      shown.fonts.push(font ?? 'NotoSans-Regular');
      shown.langs.push(lang);
    }
    shown.text += text;
  }
}
