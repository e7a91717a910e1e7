import MarkdownIt from 'markdown-it';
import type { Token } from 'markdown-it';
import type { Block, Inline, Span } from './blocks.js';

const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true, typographer: false }).disable(
  'image',
);
const schemes = /^(https?|mailto):/i;

/** Markdown as people write it, as blocks: headings below the document's own, no images and no odd schemes, as on our pages. */
export function markdownBlocks(source: string): Block[] {
  return new TokenReader(markdown.parse(source, {})).blocks(null);
}

class TokenReader {
  private at = 0;

  /** The highest heading that is used, `h1` to `h6`. */
  private readonly highest: string | undefined;

  constructor(private readonly tokens: readonly Token[]) {
    this.highest = tokens
      .filter(({ type }) => type === 'heading_open')
      .map(({ tag }) => tag)
      .sort()[0];
  }

  /** Everything up to the token that closes what was opened. */
  blocks(until: string | null): Block[] {
    const found: Block[] = [];
    for (let token = this.next(); token && token.type !== until; token = this.next()) {
      const block = this.block(token);
      if (block) found.push(block);
    }
    return found;
  }

  private block(token: Token): Block | null {
    switch (token.type) {
      case 'heading_open':
        return {
          kind: 'heading',
          level: token.tag === this.highest ? 2 : 3,
          text: this.inline('heading_close'),
        };
      case 'paragraph_open':
        return { kind: 'paragraph', text: this.inline('paragraph_close') };
      case 'fence':
      case 'code_block':
        return { kind: 'paragraph', text: token.content.trim() };
      case 'bullet_list_open':
        return { kind: 'list', ordered: false, items: this.items('bullet_list_close') };
      case 'ordered_list_open':
        return { kind: 'list', ordered: true, items: this.items('ordered_list_close') };
      case 'table_open':
        return this.table();
      default:
        // The insides of quotations stand as they are; rules are left out.
        return null;
    }
  }

  private items(until: string): Block[][] {
    const items: Block[][] = [];
    for (let token = this.next(); token && token.type !== until; token = this.next())
      if (token.type === 'list_item_open') items.push(this.blocks('list_item_close'));
    return items;
  }

  private table(): Block {
    const rows: Inline[][] = [];
    for (let token = this.next(); token && token.type !== 'table_close'; token = this.next()) {
      if (token.type === 'tr_open') rows.push([]);
      if (token.type === 'inline') rows.at(-1)?.push(spansIn(token.children ?? []));
    }
    const [head = [], ...body] = rows;
    const words = head.map((cell) =>
      typeof cell === 'string' ? cell : cell.map(({ text }) => text).join(''),
    );
    return { kind: 'table', head: words, rows: body, widths: words.map(() => 1) };
  }

  private inline(until: string): Inline {
    let spans: Span[] = [];
    for (let token = this.next(); token && token.type !== until; token = this.next())
      if (token.type === 'inline') spans = spansIn(token.children ?? []);
    return spans;
  }

  private next(): Token | undefined {
    return this.tokens[this.at++];
  }
}

function spansIn(tokens: readonly Token[]): Span[] {
  const spans: Span[] = [];
  let [bold, href] = [false, undefined as string | undefined];
  for (const token of tokens) {
    const { type, content } = token;
    if (type === 'strong_open' || type === 'strong_close') bold = type === 'strong_open';
    if (type === 'link_open') href = allowed(String(token.attrGet('href')));
    if (type === 'link_close') href = undefined;
    const text = type === 'softbreak' || type === 'hardbreak' ? ' ' : content;
    if (text !== '') spans.push({ text, ...(bold ? { bold } : {}), ...(href === undefined ? {} : { href }) });
  }
  return spans;
}

function allowed(href: string): string | undefined {
  return schemes.test(href) ? href : undefined;
}
