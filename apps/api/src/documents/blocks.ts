/** A run of words; `lang` where it differs from the block's. */
export interface Span {
  text: string;
  bold?: boolean;
  lang?: string;
  href?: string;
}

export type Inline = string | readonly Span[];

export interface HeadingBlock {
  kind: 'heading';
  level: 1 | 2 | 3;
  text: Inline;
}

export interface ParagraphBlock {
  kind: 'paragraph';
  text: Inline;
  lang?: string;
}

export interface ListBlock {
  kind: 'list';
  ordered: boolean;
  /** What each item holds: a paragraph, and perhaps more below it. */
  items: readonly (readonly Block[])[];
}

export interface TableBlock {
  kind: 'table';
  head: readonly string[];
  /** The first cell of each row names the row. */
  rows: readonly (readonly Inline[])[];
  /** Shares of the width, one for each column. */
  widths: readonly number[];
}

/** Numbers as bars, with what each stands for. The same numbers stand in the text or a table beside it. */
export interface BarsBlock {
  kind: 'bars';
  /** What is shown, for those who do not see it. */
  title: string;
  bars: readonly { label: string; value: number; text: string }[];
}

/** What follows begins on a page of its own. */
export interface PageBlock {
  kind: 'page';
}

/** A piece of a document that is written as Markdown, HTML and PDF alike. */
export type Block = HeadingBlock | ParagraphBlock | ListBlock | TableBlock | BarsBlock | PageBlock;

/** A document in its own words; `created` is in ms since 1970. */
export interface TextDocument {
  title: string;
  author: string;
  lang: string;
  created: number;
  /** "Page 2 of 7" */
  pageOf: (page: number, pages: number) => string;
  blocks: readonly Block[];
}

/** Words as spans. */
export function spansOf(text: Inline): readonly Span[] {
  return typeof text === 'string' ? [{ text }] : text;
}

/** Words without marks. */
export function plainOf(text: Inline): string {
  return spansOf(text)
    .map((span) => span.text)
    .join('');
}
