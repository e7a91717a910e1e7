import PDFDocument from 'pdfkit';
import type { TextDocument } from './blocks.js';
import type { DocumentFonts, FontName } from './document-fonts.js';
import { isRightToLeft } from './languages.js';
import { textLines } from './text-lines.js';
import type { Line, Run } from './text-lines.js';

export type Element = PDFKit.PDFStructureElement;
type ElementType = Parameters<PDFKit.PDFDocument['struct']>[0];

/** Points. */
const margin = { x: 62, top: 62, bottom: 74 };
const colours = { text: '#1b1f24', quiet: '#4a5159', line: '#b4bac2', shade: '#f1f3f5', bar: '#3f5f8a' };
const footerSize = 8.5;

/** A place below the head of the page, from the margin. Points. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Lines of one size, ready to be drawn. */
export interface SetText {
  lines: readonly Line[];
  size: number;
  leading: number;
  lang?: string | undefined;
}

/**
 * A tagged PDF that grows downwards (PDF/UA): whatever is drawn belongs to an element of the structure tree, or is marked as
 * an artifact. Lengths in points.
 */
export class PdfCanvas {
  readonly width: number;
  /** Top of what is drawn next. */
  y = margin.top;
  readonly root: Element;
  private readonly pdf: PDFKit.PDFDocument;
  private readonly chunks: Buffer[] = [];
  private readonly finished: Promise<Buffer>;

  constructor(
    private readonly document: TextDocument,
    readonly fonts: DocumentFonts,
  ) {
    const { title, author, lang, created } = document;
    this.pdf = new PDFDocument({
      size: 'A4',
      // Where a page ends is decided here alone.
      margins: { top: 0, bottom: 0, left: margin.x, right: margin.x },
      pdfVersion: '1.7',
      // Newer than its types.
      subset: 'PDF/UA' as 'PDF/A-1',
      tagged: true,
      displayTitle: true,
      lang,
      bufferPages: true,
      info: {
        Title: title,
        Author: author,
        Producer: 'Openhall',
        Creator: 'Openhall',
        CreationDate: new Date(created),
      },
      font: null as unknown as string,
    });
    this.finished = new Promise((resolve, reject) => {
      this.pdf.on('data', (chunk: Buffer) => this.chunks.push(chunk));
      this.pdf.on('end', () => resolve(Buffer.concat(this.chunks)));
      this.pdf.on('error', reject);
    });
    this.width = this.pdf.page.width - 2 * margin.x;
    this.root = this.pdf.struct('Document');
    this.pdf.addStructure(this.root);
  }

  /** What is left of the page. */
  get room(): number {
    return this.pdf.page.height - margin.bottom - this.y;
  }

  get isTop(): boolean {
    return this.y === margin.top;
  }

  newPage(): void {
    this.pdf.addPage();
    this.y = margin.top;
  }

  /** Begins a new page unless this much of the page is left. */
  need(height: number): void {
    if (this.room < height && !this.isTop) this.newPage();
  }

  /** An element below another one, in reading order; close it with `end()`. */
  element(parent: Element, type: ElementType, options: PDFKit.Mixins.StructureElementOptions = {}): Element {
    const element = this.pdf.struct(type, options);
    parent.add(element);
    return element;
  }

  /** Draws lines as content of an element, over as many pages as they need. */
  text(element: Element, text: SetText, x: number): void {
    let rest = text.lines;
    while (rest.length > 0) {
      this.need(text.leading);
      const count = Math.max(1, Math.floor(this.room / text.leading));
      this.draw(element, { ...text, lines: rest.slice(0, count) }, x, this.y);
      this.y += Math.min(count, rest.length) * text.leading;
      rest = rest.slice(count);
    }
  }

  /** Draws lines at a place of this page; the cursor stays. */
  draw(element: Element, { lines, size, leading, lang }: SetText, x: number, y: number): void {
    element.add(() => {
      this.pdf.fillColor(colours.text);
      for (const [index, line] of lines.entries()) {
        const baseline = y + index * leading + (leading + size * 0.72) / 2;
        for (const run of line.runs) this.drawRun(run, size, margin.x + x + line.x, baseline, lang);
      }
    });
  }

  /** A picture below an element, with the words that stand for it. */
  figure(parent: Element, alt: string, box: Box): Element {
    const left = margin.x + box.x;
    const bbox = [left, box.y, left + box.width, box.y + box.height];
    return this.element(parent, 'Figure', { alt, bbox, placement: 'Block' } as object);
  }

  /** A filled bar as content of an element. */
  bar(element: Element, { x, y, width, height }: Box): void {
    element.add(() => this.pdf.rect(margin.x + x, y, width, height).fill(colours.bar));
  }

  /** A thin line across, which nobody has read to them. */
  rule(y: number): void {
    this.artifact('Layout', () => {
      this.pdf.lineWidth(0.6).strokeColor(colours.line);
      this.pdf
        .moveTo(margin.x, y)
        .lineTo(margin.x + this.width, y)
        .stroke();
    });
  }

  /** A shade behind what is drawn next. */
  shade(y: number, height: number): void {
    this.artifact('Background', () => this.pdf.rect(margin.x, y, this.width, height).fill(colours.shade));
  }

  /** Draws lines that are there already once, such as a table's head on its next page. */
  repeat({ lines, size, leading }: SetText, x: number, y: number): void {
    this.artifact('Pagination', () => {
      this.pdf.fillColor(colours.text);
      for (const [index, line] of lines.entries())
        for (const run of line.runs)
          this.drawRun(run, size, margin.x + x + line.x, y + index * leading + (leading + size * 0.72) / 2);
    });
  }

  /** A place in the list of contents that readers show beside the pages. */
  bookmark(title: string): void {
    this.pdf.outline.addItem(title);
  }

  /** Numbers the pages and gives the file. */
  async finish(): Promise<Buffer> {
    const { count } = this.pdf.bufferedPageRange();
    for (let index = 0; index < count; index += 1) {
      this.pdf.switchToPage(index);
      this.footer(index + 1, count);
    }
    this.root.end();
    this.pdf.end();
    return this.finished;
  }

  private footer(page: number, pages: number): void {
    const [here, there] = isRightToLeft(this.document.lang)
      ? (['right', 'left'] as const)
      : (['left', 'right'] as const);
    const column = (text: string, side: 'left' | 'right', width: number) =>
      textLines([{ text }], { size: footerSize, width, side }, this.fonts).slice(0, 1);
    const number = column(this.document.pageOf(page, pages), there, this.width);
    const title = column(shortened(this.document.title), here, this.width);
    const y = this.pdf.page.height - margin.bottom / 2;
    this.artifact('Pagination', () => {
      this.pdf.fillColor(colours.quiet);
      for (const line of [...title, ...number])
        for (const run of line.runs) this.drawRun(run, footerSize, margin.x + line.x, y);
    });
  }

  private artifact(type: 'Layout' | 'Background' | 'Pagination', draw: () => void): void {
    this.pdf.markContent('Artifact', { type: type as 'Layout' });
    draw();
    this.pdf.endMarkedContent();
  }

  private drawRun(
    { pieces, actual, lang }: Run,
    size: number,
    x: number,
    baseline: number,
    around?: string,
  ): void {
    const marks = {
      ...(actual === null ? {} : { actual }),
      ...(lang === undefined || lang === around ? {} : { lang }),
    };
    const isMarked = Object.keys(marks).length > 0;
    if (isMarked) this.pdf.markContent('Span', marks);
    for (const piece of pieces) {
      this.useFont(piece.font);
      this.pdf.fontSize(size);
      // With features named, even none, a run is shaped as a whole and not word by word.
      this.pdf.text(piece.text, x + piece.x, baseline, {
        lineBreak: false,
        baseline: 'alphabetic',
        features: [],
      });
    }
    if (isMarked) this.pdf.endMarkedContent();
  }

  private readonly registered = new Set<FontName>();

  private useFont(name: FontName): void {
    if (!this.registered.has(name)) {
      this.pdf.registerFont(name, this.fonts.file(name));
      this.registered.add(name);
    }
    this.pdf.font(name);
  }
}

/** A title that leaves room for the number of the page. */
function shortened(title: string): string {
  const characters = [...title];
  return characters.length <= 80 ? title : `${characters.slice(0, 79).join('').trimEnd()}…`;
}
