import type { BarsBlock } from './blocks.js';
import type { Element, PdfCanvas } from './pdf-canvas.js';
import { textLines } from './text-lines.js';

const size = 9;
const leading = 13;
const bar = { height: 9, gap: 9 };
/** Of the width, kept for the numbers at the ends of the bars. */
const numbers = 90;

/** Bars with their labels above them: a figure with a text that says the same. A chart longer than a page goes on in another. */
export class PdfBars {
  constructor(
    private readonly canvas: PdfCanvas,
    private readonly block: BarsBlock,
    private readonly rtl: boolean,
  ) {}

  draw(parent: Element): void {
    const height = leading + bar.height + bar.gap;
    let rest = this.block.bars;
    while (rest.length > 0) {
      this.canvas.need(Math.min(rest.length, 3) * height);
      const some = rest.slice(0, Math.max(1, Math.floor(this.canvas.room / height)));
      this.figure(parent, some, height);
      rest = rest.slice(some.length);
    }
    this.canvas.y += bar.gap;
  }

  private figure(parent: Element, bars: BarsBlock['bars'], height: number): void {
    const { canvas } = this;
    const alt = `${this.block.title}: ${bars.map(({ label, text }) => `${label} ${text}`).join('; ')}`;
    const most = Math.max(1, ...this.block.bars.map(({ value }) => value));
    const top = canvas.y;
    const element = canvas.figure(parent, alt, {
      x: 0,
      y: top,
      width: canvas.width,
      height: bars.length * height,
    });
    const side = this.rtl ? 'right' : 'left';
    for (const [index, { label, value, text }] of bars.entries()) {
      const y = top + index * height;
      const lines = textLines(
        [{ text: label }],
        { size, width: canvas.width, rtl: this.rtl, side },
        canvas.fonts,
      );
      canvas.draw(element, { lines: lines.slice(0, 1), size, leading }, 0, y);
      const length = Math.max(value > 0 ? 1 : 0, ((canvas.width - numbers) * value) / most);
      const left = this.rtl ? canvas.width - length : 0;
      canvas.bar(element, { x: left, y: y + leading, width: length, height: bar.height });
      const told = textLines([{ text }], { size, width: numbers - 6, rtl: this.rtl, side }, canvas.fonts);
      const beside = this.rtl ? left - numbers : length + 6;
      canvas.draw(element, { lines: told.slice(0, 1), size, leading }, beside, y + leading - 2);
    }
    element.end();
    canvas.y = top + bars.length * height;
  }
}
