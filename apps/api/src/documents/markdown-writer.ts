import { spansOf } from './blocks.js';
import type { Block, Inline, TextDocument } from './blocks.js';

const special = /[\\`*_{}[\]<>#|~&]/g;
/** What would begin a list, a quotation or a rule at the start of a line. */
const atStart = /^(\s*)([-+=]|\d+[.)])/;

/** Writes a document as Markdown (CommonMark with tables); what people wrote in it is text and no markup. */
export function markdownOf({ blocks }: TextDocument): string {
  return `${blocks.map((block) => written(block)).join('\n\n')}\n`;
}

function written(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${words(block.text)}`;
    case 'paragraph':
      return words(block.text).replace(atStart, (_, space: string, mark: string) =>
        mark.length > 1 ? `${space}${mark.slice(0, -1)}\\${mark.slice(-1)}` : `${space}\\${mark}`,
      );
    case 'list':
      return block.items
        .map((item, index) => listItem(item, block.ordered ? `${index + 1}. ` : '- '))
        .join('\n');
    case 'bars':
      return [
        `**${words(block.title)}**`,
        ...block.bars.map(({ label, text }) => `- ${words(label)}: ${words(text)}`),
      ].join('\n');
    case 'page':
      return '---';
    case 'table':
      return [block.head, block.head.map(() => '---'), ...block.rows]
        .map((row, index) => `| ${row.map((cell) => (index === 1 ? '---' : words(cell))).join(' | ')} |`)
        .join('\n');
  }
}

function listItem(item: readonly Block[], mark: string): string {
  const lines = item.map((block) => written(block)).join('\n\n');
  return mark + lines.replaceAll('\n', `\n${' '.repeat(mark.length)}`);
}

function words(text: Inline): string {
  return spansOf(text)
    .map(({ text: written, bold, href }) => {
      const escaped = written.replace(/\s+/g, ' ').replace(special, '\\$&');
      const marked = bold && escaped.trim() !== '' ? `**${escaped}**` : escaped;
      return href === undefined ? marked : `[${marked}](<${href.replace(/[<>\s\\]/g, encodeURIComponent)}>)`;
    })
    .join('');
}
