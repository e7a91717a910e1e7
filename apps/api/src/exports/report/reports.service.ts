import { Injectable } from '@nestjs/common';
import { Documents } from '../../documents/documents.service.js';
import type { ExportSource } from '../files/export-source.js';
import { councilPack } from './council-pack.js';
import { FigureBook } from './figure-book.js';
import { ReportContent, sums } from './report-content.js';
import { reportDocument } from './report-document.js';

/** Writes the report of a consultation or a town hall, alone or as part of a pack that can be checked. */
@Injectable()
export class Reports {
  constructor(private readonly documents: Documents) {}

  /** Reads the tables that a report tells of, and gives a tagged PDF as one piece. */
  async *pdf(source: ExportSource): AsyncGenerator<Buffer> {
    const { tables, about, rows } = source;
    const book = new FigureBook(Object.values(sums), about.locale, false);
    const content = new ReportContent();
    for (const table of tables) {
      for await (const row of book.counted(table, rows(table.name))) content.add(table.name, row);
    }
    yield await this.write(source, content, book, false);
  }

  /** The report with all that its numbers rest on, as a ZIP. */
  pack(source: ExportSource): AsyncIterable<Buffer> {
    return councilPack(source, (from, content, book) => this.write(from, content, book, true));
  }

  private write(
    source: ExportSource,
    content: ReportContent,
    book: FigureBook,
    cites: boolean,
  ): Promise<Buffer> {
    const blocksOf = (markdown: string) => this.documents.blocksOf(markdown);
    return this.documents.pdf(reportDocument(source, content, book, { cites, blocksOf }));
  }
}
