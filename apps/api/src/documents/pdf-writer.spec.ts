import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Block, TextDocument } from './blocks.js';
import { DocumentFonts } from './document-fonts.js';
import { pdfOf } from './pdf-writer.js';
import { readPdf } from '../../test/readers/read-pdf.js';
import type { ReadPdf } from '../../test/readers/read-pdf.js';

const paragraph = (text: string, lang?: string): Block => ({
  kind: 'paragraph',
  text,
  ...(lang ? { lang } : {}),
});

const arabic = 'متى ستزرع الشجرات في ساحة السوق؟ نريد موعد البدء في شارع Market Street رقم 45 شكرا لكم';
/** Readers tell the spaces of right-to-left words from where the words stand. */
const withoutSpaces = (text: string): string => text.replaceAll(' ', '');

const long = 'The square is for everybody, and so is the evening about it. '.repeat(60).trim();

const blocks: Block[] = [
  { kind: 'heading', level: 1, text: 'Minutes' },
  paragraph('Ελληνικά, Русский язык, żółć, İstanbul and “quotes” – all in one line.'),
  { kind: 'heading', level: 2, text: 'Questions' },
  { kind: 'heading', level: 3, text: 'Question 1' },
  paragraph(arabic, 'ar'),
  paragraph('מתי יישתלו העצים בכיכר השוק', 'he'),
  paragraph('A sign that no font has: 漢.'),
  {
    kind: 'list',
    ordered: false,
    items: [[paragraph('first thing')], [paragraph('second thing')]],
  },
  {
    kind: 'table',
    head: ['Item', 'Took'],
    widths: [3, 1],
    rows: Array.from({ length: 60 }, (_, row) => [`Item ${row}`, `${row} min`]),
  },
  paragraph(long),
];

const document: TextDocument = {
  title: 'Minutes: Market square',
  author: 'Council of Heath',
  lang: 'en',
  created: Date.UTC(2026, 0, 2),
  pageOf: (page, pages) => `Page ${page} of ${pages}`,
  blocks,
};

describe('a document as a PDF', () => {
  let pdf: ReadPdf;

  beforeAll(async () => {
    pdf = await readPdf(await pdfOf(document, new DocumentFonts()));
  }, 60_000);

  it('says what it is: title, author, language, and that it is tagged as PDF/UA asks', () => {
    expect(pdf.info).toMatchObject({
      Title: 'Minutes: Market square',
      Author: 'Council of Heath',
      Language: 'en',
    });
    expect(pdf.isMarked).toBe(true);
    expect(pdf.metadata).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(pdf.pages).toBeGreaterThan(2);
  });

  it('has every block in its structure, in reading order', () => {
    const roles = pdf.elements.filter(({ depth }) => depth === 1).map(({ role }) => role);
    expect(roles).toEqual(['H1', 'P', 'H2', 'H3', 'P', 'P', 'P', 'L', 'Table', 'P']);
    expect(pdf.textOf('H1')).toEqual(['Minutes']);
    expect(pdf.textOf('LBody')).toEqual(['first thing', 'second thing']);
    expect(pdf.textOf('Lbl')).toEqual(['•', '•']);
  });

  it('has tables with heads of columns and rows, also over several pages', () => {
    const heads = ['Item', 'Took', ...Array.from({ length: 60 }, (_, row) => `Item ${row}`)];
    expect(pdf.textOf('TH')).toEqual(heads);
    expect(pdf.textOf('TD')).toEqual(Array.from({ length: 60 }, (_, row) => `${row} min`));
  });

  it('keeps words apart where lines break, and paragraphs whole where pages do', () => {
    expect(withoutSpaces(pdf.textOf('P').at(-1) ?? '')).toBe(withoutSpaces(long));
    expect(pdf.textOf('P').at(-1)).toContain('evening about it. The square');
  });

  it('has right-to-left words in the order in which they are read, with their language', () => {
    const [, right, hebrew] = pdf.elements.filter(({ role, depth }) => role === 'P' && depth === 1);
    expect([right?.lang, hebrew?.lang]).toEqual(['ar', 'he']);
    const [, one, other] = pdf.textOf('P').map(withoutSpaces);
    expect(one).toBe(withoutSpaces(arabic));
    expect(other).toBe(withoutSpaces('מתי יישתלו העצים בכיכר השוק'));
    // The words themselves, for those that honour them.
    expect(pdf.actualTexts.slice(0, 3)).toEqual([
      'متى ستزرع الشجرات في ساحة السوق؟ نريد موعد البدء في شارع ',
      'رقم ',
      ' شكرا لكم',
    ]);
    expect(pdf.actualTexts).toContain('A sign that no font has: 漢.');
  });

  it('draws no character that its fonts lack, but a sign that says so', () => {
    expect(pdf.missingGlyphs).toBe(0);
    expect(pdf.textOf('P')[3]).toBe('A sign that no font has: \uFFFD.');
  });

  it('leaves what only pages need out of what is read aloud', () => {
    const read = pdf.elements.map(({ text }) => text).join(' ');
    expect(read).not.toContain('Page 1 of');
    expect(pdf.everything).toContain('Page 1 of');
  });

  it('is the same file for the same document', async () => {
    const fonts = new DocumentFonts();
    const short = { ...document, blocks: blocks.slice(0, 3) };
    const [one, other] = [await pdfOf(short, fonts), await pdfOf(short, fonts)];
    expect(one.equals(other)).toBe(true);
  });
});
