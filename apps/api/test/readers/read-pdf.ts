import { inflateSync } from 'node:zlib';
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** An element of a PDF's structure tree. */
export interface ReadElement {
  role: string;
  lang: string | undefined;
  /** 0 for the document itself. */
  depth: number;
  /** What is drawn for it and for what is below it. */
  text: string;
}

/** A PDF as a reader with assistive technology has it. */
export interface ReadPdf {
  info: Record<string, unknown>;
  metadata: string;
  isMarked: boolean;
  pages: number;
  /** In reading order; one that goes over pages is one. */
  elements: ReadElement[];
  /** What stands in the place of words that can't be read from their glyphs as they are drawn. */
  actualTexts: string[];
  /** How often a character was drawn that its font does not have. */
  missingGlyphs: number;
  /** All words on the pages, also those that are no content. */
  everything: string;
  textOf(role: string): string[];
}

/** Reads a tagged PDF back. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false }).promise;
  const { info, metadata } = await pdf.getMetadata();
  // By page and number of the marked content.
  const words = new Map<string, string>();
  let [missingGlyphs, everything] = [0, ''];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    let marks: (string | null)[] = [];
    for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
      if ('str' in item) {
        const text = item.str + (item.hasEOL ? ' ' : '');
        everything += text;
        const id = marks.findLast((mark) => mark !== null);
        if (id) words.set(id, (words.get(id) ?? '') + text);
      } else if (item.type === 'endMarkedContent') marks = marks.slice(0, -1);
      else marks.push(item.type === 'beginMarkedContentProps' ? (item.id ?? null) : null);
    }
    missingGlyphs += missingIn(await page.getOperatorList());
  }
  const elements = structureOf(Buffer.from(bytes).toString('latin1'), words);
  return {
    info: info as Record<string, unknown>,
    metadata: String((metadata as { getRaw?: () => string } | null)?.getRaw?.() ?? ''),
    isMarked: ((await pdf.getMarkInfo()) as { Marked?: boolean } | null)?.Marked ?? false,
    pages: pdf.numPages,
    elements,
    actualTexts: actualTextsIn(bytes),
    missingGlyphs,
    everything,
    textOf: (role) => elements.filter((element) => element.role === role).map(({ text }) => text),
  };
}

/** The structure tree as it stands in the file, which is written without object streams. */
function structureOf(file: string, words: ReadonlyMap<string, string>): ReadElement[] {
  const objects = new Map<string, string>();
  for (const [, number = '', body = ''] of file.matchAll(/(?<=\n)(\d+) 0 obj\n(<<\n[\s\S]*?)\nendobj/g))
    objects.set(number, body);
  const root = [...objects.values()].find((body) => body.includes('/Type /StructTreeRoot')) ?? '';
  const elements: ReadElement[] = [];
  const visit = (number: string, depth: number): string => {
    const body = objects.get(number) ?? '';
    const page = /\/Pg (\d+) 0 R/.exec(body.replace(/\/K \[[\s\S]*?\](?=\n)/, ''))?.[1] ?? '';
    const role = /\/S \/(\w+)/.exec(body)?.[1] ?? '';
    const element: ReadElement = { role, lang: /\/Lang \((\w+)\)/.exec(body)?.[1], depth, text: '' };
    elements.push(element);
    for (const kid of kidsOf(body)) {
      const [, below] = /^(\d+) 0 R$/.exec(kid) ?? [];
      const [, onPage = page] = /\/Pg (\d+) 0 R/.exec(kid) ?? [];
      const mark = /^\d+$/.test(kid) ? kid : (/\/MCID (\d+)/.exec(kid)?.[1] ?? '');
      element.text += ' ';
      element.text +=
        below === undefined ? (words.get(`p${onPage}R_mc${mark}`) ?? '') : visit(below, depth + 1);
    }
    element.text = element.text.replace(/\s+/g, ' ');
    return element.text;
  };
  for (const kid of kidsOf(root)) visit(kid.split(' ')[0] ?? '', 0);
  return elements.map((element) => ({ ...element, text: element.text.trim() }));
}

function kidsOf(body: string): string[] {
  const [, kids = ''] = /\/K \[([\s\S]*?)\](?=\n)/.exec(body) ?? [];
  return kids.match(/<<[\s\S]*?>>|\d+ 0 R|\d+/g) ?? [];
}

function missingIn({ fnArray, argsArray }: { fnArray: number[]; argsArray: unknown[] }): number {
  let missing = 0;
  for (const [index, operator] of fnArray.entries()) {
    if (operator !== OPS.showText) continue;
    const [glyphs] = argsArray[index] as [unknown[]];
    for (const glyph of glyphs)
      if (typeof glyph === 'object' && (glyph as { originalCharCode?: number }).originalCharCode === 0)
        missing += 1;
  }
  return missing;
}

function actualTextsIn(bytes: Uint8Array): string[] {
  const file = Buffer.from(bytes);
  const found: string[] = [];
  for (let at = file.indexOf('stream\n'); at >= 0; at = file.indexOf('stream\n', at + 1)) {
    if (file.subarray(at - 3, at).toString() === 'end') continue;
    const data = file.subarray(at + 'stream\n'.length, file.indexOf('\nendstream', at));
    const content = inflated(data).toString('latin1');
    for (const [, written = ''] of content.matchAll(/\/ActualText \(\xfe\xff((?:[^\\)]|\\[\s\S])*)\)/g)) {
      const units = written.replace(/\\([\s\S])/g, (_, sign: string) => ({ n: '\n', r: '\r' })[sign] ?? sign);
      found.push(Buffer.from(units, 'latin1').swap16().toString('utf16le'));
    }
  }
  return found;
}

function inflated(data: Buffer): Buffer {
  try {
    return inflateSync(data);
  } catch {
    // What describes the document is not packed.
    return data;
  }
}
