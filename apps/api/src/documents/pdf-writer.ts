import { setImmediate } from 'node:timers/promises';
import { plainOf, spansOf } from './blocks.js';
import type { Block, HeadingBlock, Inline, ListBlock, Span, TextDocument } from './blocks.js';
import { isRightToLeft } from './languages.js';
import { PdfCanvas } from './pdf-canvas.js';
import type { Element, SetText } from './pdf-canvas.js';
import { PdfBars } from './pdf-bars.js';
import { PdfTable } from './pdf-table.js';
import { textLines } from './text-lines.js';
import type { DocumentFonts } from './document-fonts.js';

const body = { size: 10.5, leading: 16 };
const headings = {
  1: { size: 21, leading: 28, above: 0, below: 6 },
  2: { size: 14.5, leading: 20, above: 20, below: 5 },
  3: { size: 11, leading: 16.5, above: 11, below: 2 },
} as const;
const indent = 18;
const between = 6;

/** Writes a document as a tagged PDF; others are served between its blocks. */
export async function pdfOf(document: TextDocument, fonts: DocumentFonts): Promise<Buffer> {
  const writer = new PdfWriter(document, fonts);
  for (const block of document.blocks) {
    writer.blocks([block], writer.canvas.root, 0);
    await setImmediate();
  }
  return writer.canvas.finish();
}

interface TextStyle {
  size: number;
  leading: number;
  bold?: boolean;
  side?: 'left' | 'right';
}

class PdfWriter {
  readonly canvas: PdfCanvas;
  private readonly rtl: boolean;
  private readonly side: 'left' | 'right';

  constructor(
    private readonly document: TextDocument,
    fonts: DocumentFonts,
  ) {
    this.canvas = new PdfCanvas(document, fonts);
    this.rtl = isRightToLeft(document.lang);
    this.side = this.rtl ? 'right' : 'left';
  }

  /** Draws blocks one below the other; `depth` counts the lists around them. */
  blocks(blocks: readonly Block[], parent: Element, depth: number): void {
    for (const block of blocks) this.block(block, parent, depth);
  }

  private block(block: Block, parent: Element, depth: number): void {
    switch (block.kind) {
      case 'heading':
        return this.heading(block, parent);
      case 'paragraph':
        return this.paragraph(block.text, parent, depth, block.lang);
      case 'list':
        return this.list(block, parent, depth);
      case 'table':
        return new PdfTable(this.canvas, block, this.rtl).draw(parent);
      case 'bars':
        return new PdfBars(this.canvas, block, this.rtl).draw(parent);
      case 'page':
        return this.canvas.isTop ? undefined : this.canvas.newPage();
    }
  }

  private heading({ level, text }: HeadingBlock, parent: Element): void {
    const { size, leading, above, below } = headings[level];
    const set = this.set(text, { size, leading, bold: true, side: this.side }, 0);
    // A heading never ends a page.
    this.canvas.need(above + set.lines.length * leading + 3 * body.leading);
    if (!this.canvas.isTop) this.canvas.y += above;
    if (level === 2) this.canvas.bookmark(plainOf(text));
    const element = this.canvas.element(parent, `H${level}`);
    this.canvas.text(element, set, 0);
    element.end();
    this.canvas.y += below;
  }

  private paragraph(text: Inline, parent: Element, depth: number, lang?: string): void {
    const differs = lang !== undefined && lang !== this.document.lang;
    const element = this.canvas.element(parent, 'P', differs ? { lang } : {});
    const style = depth > 0 ? { ...body, side: this.side } : body;
    const set = { ...this.set(text, style, depth), ...(lang ? { lang } : {}) };
    this.canvas.text(element, set, this.rtl ? 0 : depth * indent);
    element.end();
    this.canvas.y += between;
  }

  private list({ ordered, items }: ListBlock, parent: Element, depth: number): void {
    const { canvas } = this;
    const list = canvas.element(parent, 'L');
    for (const [index, item] of items.entries()) {
      const entry = canvas.element(list, 'LI');
      canvas.need(body.leading);
      const label = canvas.element(entry, 'Lbl');
      const mark = ordered ? `${index + 1}.` : '•';
      const { lines } = this.set(mark, { ...body, side: this.side }, 0);
      canvas.draw(label, { ...body, lines }, this.labelLeft(depth), canvas.y);
      label.end();
      const rest = canvas.element(entry, 'LBody');
      this.blocks(item, rest, depth + 1);
      rest.end();
      entry.end();
      canvas.y -= between / 2;
    }
    list.end();
    canvas.y += between / 2;
  }

  private labelLeft(depth: number): number {
    return this.rtl ? -depth * indent : depth * indent + 4;
  }

  private set(text: Inline, style: TextStyle, depth: number): SetText {
    const { leading, ...rest } = style;
    const width = this.canvas.width - depth * indent;
    const lines = textLines(printed(text), { ...rest, width, rtl: this.rtl }, this.canvas.fonts);
    return { lines, size: style.size, leading };
  }
}

/** On paper a link is its address. */
function printed(text: Inline): Span[] {
  return spansOf(text).flatMap((span): Span[] =>
    span.href === undefined || span.href === span.text ? [span] : [span, { text: ` (${span.href})` }],
  );
}
