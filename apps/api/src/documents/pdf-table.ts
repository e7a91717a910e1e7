import { spansOf } from './blocks.js';
import type { Inline, TableBlock } from './blocks.js';
import type { Element, PdfCanvas, SetText } from './pdf-canvas.js';
import { textLines } from './text-lines.js';

const size = 9.5;
const leading = 13.5;
const padding = { x: 6, y: 4.5 };

interface Column {
  x: number;
  width: number;
}

/** A table with a head that each of its pages shows; rows stay in one piece where a page holds them. */
export class PdfTable {
  private readonly columns: Column[];
  private readonly head: SetText[];

  constructor(
    private readonly canvas: PdfCanvas,
    private readonly table: TableBlock,
    private readonly rtl: boolean,
  ) {
    const total = table.widths.reduce((sum, width) => sum + width, 0);
    let x = 0;
    this.columns = table.head.map((_, index) => {
      const width = (canvas.width * (table.widths[index] ?? 0)) / total;
      const column = { x: rtl ? canvas.width - x - width : x, width };
      x += width;
      return column;
    });
    this.head = table.head.map((text, index) => this.set(text, index, true));
  }

  draw(parent: Element): void {
    const { canvas, table } = this;
    const element = canvas.element(parent, 'Table');
    const heads = canvas.element(element, 'THead');
    const rows = table.rows.map((row) => row.map((text, index) => this.set(text, index, index === 0)));
    canvas.need(heightOf(this.head) + heightOf(rows[0] ?? []));
    this.drawHead(heads);
    const body = canvas.element(element, 'TBody');
    for (const row of rows) this.drawRow(body, row);
    body.end();
    element.end();
    canvas.y += leading;
  }

  private drawHead(heads: Element): void {
    const { canvas } = this;
    const height = heightOf(this.head);
    canvas.shade(canvas.y, height);
    const row = canvas.element(heads, 'TR');
    for (const [index, text] of this.head.entries()) {
      const cell = canvas.element(row, 'TH', { scope: 'Column' } as object);
      canvas.draw(cell, text, this.left(index), canvas.y + padding.y);
      cell.end();
    }
    row.end();
    heads.end();
    canvas.y += height;
  }

  private drawRow(body: Element, texts: SetText[]): void {
    const { canvas } = this;
    const row = canvas.element(body, 'TR');
    const cells = texts.map((_, index) =>
      index === 0 ? canvas.element(row, 'TH', { scope: 'Row' } as object) : canvas.element(row, 'TD'),
    );
    if (heightOf(texts) > canvas.room) this.nextPage();
    let rest = texts;
    do {
      const count = Math.max(1, Math.floor((canvas.room - 2 * padding.y) / leading));
      for (const [index, text] of rest.entries()) {
        const [cell, lines] = [cells[index], text.lines.slice(0, count)];
        if (cell && lines.length > 0)
          canvas.draw(cell, { ...text, lines }, this.left(index), canvas.y + padding.y);
      }
      canvas.y += heightOf(rest.map((text) => ({ ...text, lines: text.lines.slice(0, count) })));
      canvas.rule(canvas.y);
      rest = rest.map((text) => ({ ...text, lines: text.lines.slice(count) }));
      if (rest.some(({ lines }) => lines.length > 0)) this.nextPage();
    } while (rest.some(({ lines }) => lines.length > 0));
    for (const cell of cells) cell.end();
    row.end();
  }

  private nextPage(): void {
    const { canvas } = this;
    canvas.newPage();
    const height = heightOf(this.head);
    canvas.shade(canvas.y, height);
    for (const [index, text] of this.head.entries())
      canvas.repeat(text, this.left(index), canvas.y + padding.y);
    canvas.y += height;
  }

  private left(index: number): number {
    return (this.columns[index]?.x ?? 0) + padding.x;
  }

  /** A cell's text; words of the other direction stand on the table's side too. */
  private set(text: Inline, index: number, bold: boolean): SetText {
    const width = (this.columns[index]?.width ?? 0) - 2 * padding.x;
    const lines = textLines(
      spansOf(text),
      { size, width, bold, rtl: this.rtl, side: this.rtl ? 'right' : 'left' },
      this.canvas.fonts,
    );
    return { lines, size, leading };
  }
}

function heightOf(texts: readonly SetText[]): number {
  return Math.max(1, ...texts.map(({ lines }) => lines.length)) * leading + 2 * padding.y;
}
