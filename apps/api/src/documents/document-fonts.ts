import { readFileSync } from 'node:fs';
import * as fontkit from 'fontkit';
import type { Font } from 'fontkit';

// An Arabic font whose letters are one glyph each: where dots are glyphs of their own, copied and searched words lose them.
const faces = ['NotoSans', 'Vazirmatn', 'NotoSansHebrew'] as const;
type Face = (typeof faces)[number];
export type FontName = `${Face}-${'Regular' | 'Bold'}`;

/** What is printed where no font has a character. */
export const replacement = '\uFFFD';

const shared = /^[\p{Script=Common}\p{Script=Inherited}]$/u;
const mostWidths = 20_000;

interface Loaded {
  file: Buffer;
  font: Font;
}

/** The fonts of printed documents (OFL, `assets/fonts`): Latin, Greek, Cyrillic, Arabic and Hebrew. Each is read when it is first needed. */
export class DocumentFonts {
  private readonly loaded = new Map<FontName, Loaded>();
  private readonly widths = new Map<string, number>();

  /** The bytes of a font. */
  file(name: FontName): Buffer {
    return this.load(name).file;
  }

  /** A font that has the character: that of the character before where it may be shared; null where none has it. */
  fontFor(character: string, bold: boolean, before: FontName | null): FontName | null {
    const codePoint = character.codePointAt(0) ?? 0;
    const weight = bold ? 'Bold' : 'Regular';
    const has = (name: FontName) => this.load(name).font.hasGlyphForCodePoint(codePoint);
    if (before?.endsWith(weight) && shared.test(character) && has(before)) return before;
    return faces.map((face): FontName => `${face}-${weight}`).find(has) ?? null;
  }

  /** The width of a text as it is shaped, in thousandths of its size. */
  width(text: string, name: FontName): number {
    const key = `${name} ${text}`;
    const known = this.widths.get(key);
    if (known !== undefined) return known;
    const { font } = this.load(name);
    const width = (font.layout(text, []).advanceWidth * 1000) / font.unitsPerEm;
    if (this.widths.size > mostWidths) this.widths.clear();
    this.widths.set(key, width);
    return width;
  }

  private load(name: FontName): Loaded {
    const known = this.loaded.get(name);
    if (known) return known;
    const file = readFileSync(new URL(`../../assets/fonts/${name}.ttf`, import.meta.url));
    const font = fontkit.create(file);
    if (!('layout' in font)) throw new Error(`${name} is a collection of fonts`);
    const loaded = { file, font };
    this.loaded.set(name, loaded);
    return loaded;
  }
}
