import LineBreaker from 'linebreak';
import type { Span } from './blocks.js';
import type { DocumentFonts, FontName } from './document-fonts.js';
import { shownText } from './shown-text.js';
import type { ShownText } from './shown-text.js';

/** Characters drawn together, `x` points from the line's left end. */
export interface Piece {
  text: string;
  font: FontName;
  x: number;
}

/** Pieces that are one run of words, in the order in which they are read. */
export interface Run {
  pieces: Piece[];
  /** What was written, where it can't be read from the pieces as they stand. */
  actual: string | null;
  lang: string | undefined;
}

/** A line of text. `x` points from the left end of the column. */
export interface Line {
  runs: Run[];
  x: number;
}

interface Style {
  size: number;
  /** Of the column, in points. */
  width: number;
  bold?: boolean;
  /** Where lines stand; that of the words' own direction unless told. */
  side?: 'left' | 'right';
  /** The document's direction: that of words without letters. */
  rtl?: boolean;
}

const afterSpaces = /(?<= )/;
const letters = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Breaks words into lines and puts each line into its visual order (UAX 9, UAX 14); each paragraph has the direction of its own words. */
export function textLines(spans: readonly Span[], style: Style, fonts: DocumentFonts): Line[] {
  const shown = shownText(spans, fonts, style);
  return brokenLines(shown, style, fonts).map(([start, end]) => lineOf(shown, start, end, style, fonts));
}

type Stretch = [start: number, end: number];

function brokenLines(shown: ShownText, { size, width }: Style, fonts: DocumentFonts): Stretch[] {
  const lines: Stretch[] = [];
  let [start, end, used] = [0, 0, 0];
  for (const [from, to] of stretches(
    shown.text,
    (part) => partWidth(shown, part, fonts) * size <= width * 1000,
  )) {
    const wide = (partWidth(shown, [from, to], fonts) * size) / 1000;
    const visible = (partWidth(shown, [from, trimmedEnd(shown.text, from, to)], fonts) * size) / 1000;
    if (end > start && used + visible > width) {
      lines.push([start, end]);
      [start, used] = [from, 0];
    }
    [end, used] = [to, used + wide];
  }
  if (end > start) lines.push([start, end]);
  return lines;

  function stretches(text: string, fits: (part: Stretch) => boolean): Stretch[] {
    const breaker = new LineBreaker(text);
    const found: Stretch[] = [];
    let last = 0;
    for (let next = breaker.nextBreak(); next !== null; next = breaker.nextBreak()) {
      const part: Stretch = [last, next.position];
      found.push(...(fits(part) ? [part] : cutAnywhere(text, part)));
      last = next.position;
    }
    return found;
  }
}

/** A word that is wider than the column may break between any two characters. */
function cutAnywhere(text: string, [from, to]: Stretch): Stretch[] {
  return [...graphemes.segment(text.slice(from, to))].map(({ index, segment }) => [
    from + index,
    from + index + segment.length,
  ]);
}

function trimmedEnd(text: string, from: number, to: number): number {
  return from + text.slice(from, to).trimEnd().length;
}

/** Neighbours of one font, level and language. */
function runsOf({ fonts, levels, langs }: ShownText, [start, end]: Stretch): Stretch[] {
  const runs: Stretch[] = [];
  for (let index = start; index < end; index += 1) {
    const run = runs.at(-1);
    const before = index - 1;
    const goesOn =
      run &&
      fonts[before] === fonts[index] &&
      levels[before] === levels[index] &&
      langs[before] === langs[index];
    if (goesOn) run[1] = index + 1;
    else runs.push([index, index + 1]);
  }
  return runs;
}

function partWidth(shown: ShownText, part: Stretch, fonts: DocumentFonts): number {
  return runsOf(shown, part).reduce(
    (sum, [from, to]) =>
      sum + fonts.width(shown.text.slice(from, to), shown.fonts[from] ?? 'NotoSans-Regular'),
    0,
  );
}

function lineOf(shown: ShownText, start: number, end: number, style: Style, fonts: DocumentFonts): Line {
  const { size, width, side = shown.rtl ? 'right' : 'left' } = style;
  const textEnd = trimmedEnd(shown.text, start, end);
  // The space before a break stays, for those who have the words read to them, at the end of the line.
  const stretches = [
    ...runsOf(shown, [start, textEnd]),
    ...(textEnd < end ? [[textEnd, end] as Stretch] : []),
  ];
  const level = (from: number) => (from >= textEnd ? Number(shown.rtl) : (shown.levels[from] ?? 0));
  const runs = stretches.map((stretch) => runOf(shown, stretch, level(stretch[0]), size, fonts));
  const places = new Map<number, number>();
  let total = 0;
  for (const index of visualOrder(stretches.map(([from]) => level(from)))) {
    places.set(index, total);
    total += runs[index]?.width ?? 0;
  }
  const trailing = textEnd < end ? (runs.at(-1)?.width ?? 0) : 0;
  return {
    x: side === 'right' ? width - total + (shown.rtl ? 0 : trailing) : -(shown.rtl ? trailing : 0),
    runs: runs.map(({ pieces, actual, lang }, index) => ({
      ...{ actual, lang },
      pieces: pieces.map((piece) => ({ ...piece, x: piece.x + (places.get(index) ?? 0) })),
    })),
  };
}

function runOf(
  shown: ShownText,
  [from, to]: Stretch,
  level: number,
  size: number,
  fonts: DocumentFonts,
): Run & { width: number } {
  const font = shown.fonts[from] ?? 'NotoSans-Regular';
  const isRtl = level % 2 === 1;
  let text = '';
  for (let index = from; index < to; index += 1)
    text += (isRtl ? shown.mirrored.get(index) : undefined) ?? shown.text[index] ?? '';
  // The shaper takes its direction from the letters; where that is not the level's, each character stands alone.
  const parts = (isRtl ? text.split(afterSpaces) : [text]).flatMap((part) =>
    letters.test(part) === isRtl ? [part] : charactersOf(part),
  );
  const widths = parts.map((part) => (fonts.width(part, font) * size) / 1000);
  const width = widths.reduce((sum, part) => sum + part, 0);
  let x = isRtl ? width : 0;
  // In the order in which they are read; what comes later stands further left in a right-to-left run.
  const pieces = parts.map((part, index): Piece => {
    const wide = widths[index] ?? 0;
    const left = isRtl ? x - wide : x;
    x = isRtl ? left : x + wide;
    return { text: part, font, x: left };
  });
  const written = shown.source.slice(from, to).join('');
  const readable = !isRtl && written === shown.text.slice(from, to);
  return { pieces, actual: readable ? null : written, lang: shown.langs[from], width };
}

function charactersOf(text: string): string[] {
  return [...graphemes.segment(text)].map(({ segment }) => segment);
}

/** Rule L2: which run stands first, second … from the left. */
export function visualOrder(levels: readonly number[]): number[] {
  const order = levels.map((_, index) => index);
  for (let level = Math.max(0, ...levels); level > 0; level -= 1) {
    for (let from = 0; from < order.length; from += 1) {
      let to = from;
      while (to < order.length && (levels[order[to] ?? 0] ?? 0) >= level) to += 1;
      if (to - from > 1) order.splice(from, to - from, ...order.slice(from, to).reverse());
      from = Math.max(from, to);
    }
  }
  return order;
}
