import { m } from '@openhall/messages/catalogue';
import type { Block, TextDocument } from '../../documents/documents.service.js';
import { licence } from '../files/about.js';
import type { ExportSource } from '../files/export-source.js';
import {
  answerBlocks,
  hallBlocks,
  moderationBlocks,
  participationBlocks,
  phaseBlocks,
  resultBlocks,
  supportedBlocks,
} from './consultation-report.js';
import type { FigureBook } from './figure-book.js';
import { agendaBlocks, pollBlocks, questionBlocks } from './hall-report.js';
import type { ReportContent } from './report-content.js';
import { heading, paragraph, ReportWords } from './report-words.js';

/** What a council can table: a title page, then how it was done, who took part, what came of it. */
export function reportDocument(
  { about, tables }: ExportSource,
  content: ReportContent,
  book: FigureBook,
  { cites, blocksOf }: { cites: boolean; blocksOf: (markdown: string) => Block[] },
): TextDocument {
  const words = new ReportWords(about.locale, tables);
  const { options } = words;
  const { title, address, council, asOf, locale } = about;
  const date = words.stamp(asOf);
  const whole = m.export_report_title({ title }, options);
  const isHall = tables.some(({ name }) => name === 'agenda');
  return {
    title: whole,
    author: council,
    lang: locale,
    created: asOf,
    pageOf: (page, pages) => m.export_report_pages({ page, pages }, options),
    blocks: [
      heading(1, whole),
      paragraph(m.export_report_head({}, options)),
      paragraph([{ text: m.export_report_by({ council }, options), bold: true }]),
      paragraph([{ text: m.export_report_as_of({ date }, options), bold: true }]),
      paragraph(m.export_report_at({ address: `${address}/data` }, options)),
      paragraph(`${m.export_licence({}, options)}: ${licence.title} (${licence.path})`),
      { kind: 'page' },
      heading(2, m.export_report_method({}, options)),
      paragraph(m.export_report_method_text({ date }, options)),
      ...(cites ? [paragraph(m.export_report_references({}, options))] : []),
      ...(isHall
        ? [
            ...agendaBlocks(content, book, words),
            ...questionBlocks(content, book, words),
            ...pollBlocks(content, book, words),
          ]
        : [
            ...phaseBlocks(content, words),
            ...participationBlocks(content, book, words),
            ...resultBlocks(content, book, words),
            ...supportedBlocks(content, book, words),
            ...answerBlocks(content, words, blocksOf),
            ...hallBlocks(content, book, words),
            ...moderationBlocks(content, book, words),
          ]),
    ],
  };
}
