import { m } from '@openhall/messages/catalogue';
import type { Block } from '../../documents/documents.service.js';
import type { ExportRow } from '../tables/column.js';
import type { FigureBook } from './figure-book.js';
import { sums } from './report-content.js';
import type { ReportContent } from './report-content.js';
import { heading, paragraph, textOf } from './report-words.js';
import type { ReportWords } from './report-words.js';

export function agendaBlocks({ agenda }: ReportContent, book: FigureBook, words: ReportWords): Block[] {
  if (agenda.length === 0) return [];
  const { options } = words;
  return [
    heading(2, m.export_report_agenda({}, options)),
    {
      kind: 'table',
      head: [
        m.export_report_item({}, options),
        m.export_report_minutes_planned({}, options),
        m.export_report_minutes_spent({}, options),
      ],
      widths: [5, 2, 2],
      rows: agenda.map(({ position, title, planned_minutes, spent_minutes }) => [
        textOf(title),
        String(planned_minutes),
        spent_minutes === null || spent_minutes === undefined
          ? '–'
          : book.cell('agenda', 'spent_minutes', { position: String(position) }, Number(spent_minutes)),
      ]),
    },
  ];
}

export function questionBlocks(
  { questions, isCut }: ReportContent,
  book: FigureBook,
  words: ReportWords,
): Block[] {
  const { options } = words;
  const title = heading(2, m.export_report_questions({}, options));
  if (questions.length === 0) return [title, paragraph(m.export_report_questions_none({}, options))];
  return [
    title,
    {
      kind: 'table',
      head: [m.export_report_what({}, options), m.export_report_how_many({}, options)],
      widths: [4, 2],
      rows: [
        [m.export_report_questions_public({}, options), book.told(sums.questions)],
        [m.column_upvotes({}, options), book.told(sums.upvotes)],
      ],
    },
    ...questions
      .filter(({ state }) => state !== 'merged')
      .flatMap((question) => oneQuestion(question, book, words)),
    ...(isCut ? [paragraph(m.export_report_more({}, options))] : []),
  ];
}

function oneQuestion(question: ExportRow, book: FigureBook, words: ReportWords): Block[] {
  const { options } = words;
  const { id, number, text, lang, upvotes } = question;
  const count = book.cell('questions', 'upvotes', { id: textOf(id) }, Number(upvotes ?? 0));
  return [
    heading(3, m.export_report_question({ number: String(number) }, options)),
    paragraph(textOf(text), lang),
    paragraph(m.export_report_asked_with({ count }, options)),
    outcome(question, words),
  ];
}

function outcome({ state, answer, lang, owed_by, owed_on }: ExportRow, words: ReportWords): Block {
  const { options } = words;
  if (answer) return paragraph(textOf(answer), lang);
  if (state === 'deferred')
    return paragraph(m.export_report_owed({ owner: textOf(owed_by), date: words.day(owed_on) }, options));
  const told = state === 'accepted' ? m.export_report_not_reached : m.export_report_spoken;
  return paragraph(told({}, options));
}

export function pollBlocks(
  { polls, pollOptions }: ReportContent,
  book: FigureBook,
  words: ReportWords,
): Block[] {
  if (polls.length === 0) return [];
  const { options } = words;
  return [
    heading(2, m.export_report_polls({}, options)),
    ...polls.flatMap((poll): Block[] => {
      const question = textOf(poll.question);
      if (poll.answers === null)
        return [heading(3, question), paragraph(m.export_report_poll_hidden({}, options))];
      const own = pollOptions.filter(({ poll_id, points }) => poll_id === poll.id && points !== null);
      const id = textOf(poll.id);
      const count = book.cell('polls', 'answers', { id }, Number(poll.answers));
      const title = m.export_report_chart_of({ question }, options);
      const bars = own.map(({ option, points }) => {
        const value = Number(points);
        return { label: textOf(option), value, text: book.number(value) };
      });
      return [
        heading(3, question),
        paragraph(m.export_report_poll_answers({ count }, options)),
        ...(bars.length > 0 ? [{ kind: 'bars' as const, title, bars }] : []),
        optionTable(own, id, book, words),
      ];
    }),
  ];
}

function optionTable(own: readonly ExportRow[], pollId: string, book: FigureBook, words: ReportWords): Block {
  const { options } = words;
  return {
    kind: 'table',
    head: [m.export_report_option({}, options), m.export_report_tally({}, options)],
    widths: [5, 2],
    rows: own.map(({ position, option, points }) => [
      textOf(option),
      book.cell('poll_options', 'points', { poll_id: pollId, position: String(position) }, Number(points)),
    ]),
  };
}
