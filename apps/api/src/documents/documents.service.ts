import { Injectable } from '@nestjs/common';
import type { TextDocument } from './blocks.js';
import { DocumentFonts } from './document-fonts.js';
import { htmlBlocks, htmlOf } from './html-writer.js';
import { markdownBlocks } from './markdown-blocks.js';
import { markdownOf } from './markdown-writer.js';
import { pdfOf } from './pdf-writer.js';
import type { Block } from './blocks.js';

export type { Block, Inline, Span, TextDocument } from './blocks.js';

/** Writes one document as Markdown, as an HTML page and as a tagged PDF. */
@Injectable()
export class Documents {
  private readonly fonts = new DocumentFonts();

  /** What a person wrote in Markdown, as blocks of a document. */
  blocksOf(source: string): Block[] {
    return markdownBlocks(source);
  }

  markdown(document: TextDocument): string {
    return markdownOf(document);
  }

  html(document: TextDocument): string {
    return htmlOf(document);
  }

  /** Blocks as HTML for a page of ours. */
  htmlBlocks(blocks: readonly Block[]): string {
    return htmlBlocks(blocks);
  }

  pdf(document: TextDocument): Promise<Buffer> {
    return pdfOf(document, this.fonts);
  }
}
