import { m } from '@openhall/messages/catalogue';
import type { Block } from '../../documents/documents.service.js';
import type { ExportRow } from '../tables/column.js';
import type { FigureBook } from './figure-book.js';
import { sums } from './report-content.js';
import type { ReportContent } from './report-content.js';
import { heading, paragraph, textOf } from './report-words.js';
import type { ReportWords } from './report-words.js';

type BlocksOf = (markdown: string) => Block[];

export function phaseBlocks({ phases }: ReportContent, words: ReportWords): Block[] {
  if (phases.length === 0) return [];
  const { options } = words;
  const name = (phase: ExportRow) => textOf(phase.title) || words.word('phases', 'kind', phase);
  return [
    heading(3, m.export_report_phases({}, options)),
    {
      kind: 'table',
      head: [
        m.export_report_phase({}, options),
        m.export_report_from({}, options),
        m.export_report_to({}, options),
      ],
      widths: [3, 3, 3],
      rows: phases.map((phase) => [
        name(phase),
        words.stamp(Number(phase.opens_at)),
        words.stamp(Number(phase.closes_at)),
      ]),
    },
  ];
}

export function participationBlocks(content: ReportContent, book: FigureBook, words: ReportWords): Block[] {
  const { options } = words;
  const isTold = content.supported.length > 0 || book.valueOf(sums.supports) > 0;
  const rows: [string, string][] = [
    [m.export_report_published({}, options), book.told(sums.proposals)],
    ...(isTold
      ? [[m.export_report_supports({}, options), book.told(sums.supports)] as [string, string]]
      : []),
    [m.export_report_comments({}, options), book.told(sums.comments)],
    [m.export_report_comments_for({}, options), book.told(sums.commentsFor)],
    [m.export_report_comments_neutral({}, options), book.told(sums.commentsNeutral)],
    [m.export_report_comments_against({}, options), book.told(sums.commentsAgainst)],
    [m.export_report_ballots({}, options), book.told(sums.ballots)],
    [m.export_report_participants({}, options), book.told(sums.participants)],
  ];
  return [
    heading(2, m.export_report_participation({}, options)),
    {
      kind: 'table',
      head: [m.export_report_what({}, options), m.export_report_how_many({}, options)],
      widths: [4, 2],
      rows,
    },
  ];
}

export function resultBlocks(content: ReportContent, book: FigureBook, words: ReportWords): Block[] {
  if (content.votes.length === 0) return [];
  return [
    heading(2, m.export_report_results({}, words.options)),
    ...content.votes.flatMap((vote) => voteBlocks(vote, content, book, words)),
  ];
}

function voteBlocks(vote: ExportRow, content: ReportContent, book: FigureBook, words: ReportWords): Block[] {
  const { options } = words;
  const id = textOf(vote.id);
  const question = textOf(vote.question);
  const intro = [heading(3, question), paragraph(words.word('votes', 'method', vote))];
  if (vote.ballots === null) return [...intro, paragraph(m.export_report_result_none({}, options))];
  const told = (column: 'ballots' | 'abstentions') =>
    book.cell('votes', column, { id }, Number(vote[column]));
  const own = content.options.filter((option) => option.vote_id === vote.id);
  const counted = own.filter(({ tally }) => tally !== null);
  const title = m.export_report_chart_of({ question }, options);
  return [
    ...intro,
    paragraph(m.export_report_ballots_of({ count: told('ballots') }, options)),
    paragraph(m.export_report_abstentions_of({ count: told('abstentions') }, options)),
    ...(vote.valid === false ? [paragraph(m.export_report_result_invalid({}, options))] : []),
    ...(counted.length > 0 ? [{ kind: 'bars' as const, title, bars: barsOf(counted, book) }] : []),
    {
      kind: 'table',
      head: [
        m.export_report_option({}, options),
        m.export_report_tally({}, options),
        m.export_report_chosen({}, options),
      ],
      widths: [5, 2, 2],
      rows: own.map((option) => [
        textOf(option.title),
        option.tally === null
          ? '–'
          : book.cell('vote_options', 'tally', { id: textOf(option.id) }, Number(option.tally)),
        option.chosen === true ? m.word_yes({}, options) : m.word_no({}, options),
      ]),
    },
  ];
}

function barsOf(options: readonly ExportRow[], book: FigureBook) {
  return options.map(({ title, tally }) => {
    const value = Number(tally);
    return { label: textOf(title), value, text: book.number(value) };
  });
}

export function supportedBlocks({ supported }: ReportContent, book: FigureBook, words: ReportWords): Block[] {
  if (supported.length === 0) return [];
  const { options } = words;
  return [
    heading(2, m.export_report_most_supported({}, options)),
    {
      kind: 'table',
      head: [
        m.export_report_number({}, options),
        m.export_report_proposal({}, options),
        m.export_report_supports({}, options),
      ],
      widths: [1, 6, 2],
      rows: supported.map(({ id, number, title, lang, supports }) => [
        String(number),
        [{ text: textOf(title), ...(typeof lang === 'string' ? { lang } : {}) }],
        book.cell('proposals', 'supports', { id: textOf(id) }, Number(supports)),
      ]),
    },
  ];
}

export function answerBlocks(
  { answered, isCut }: ReportContent,
  words: ReportWords,
  blocksOf: BlocksOf,
): Block[] {
  const { options } = words;
  const none = answered.length === 0 ? [paragraph(m.export_report_answers_none({}, options))] : [];
  return [
    heading(2, m.export_report_answers({}, options)),
    ...none,
    ...answered.flatMap((proposal): Block[] => [
      heading(3, `${proposal.number}. ${textOf(proposal.title)}`),
      paragraph(
        m.export_report_answer_line(
          {
            status: words.word('proposals', 'response_status', proposal),
            department: textOf(proposal.response_department),
            date: words.day(proposal.response_answered_on),
          },
          options,
        ),
      ),
      ...blocksOf(textOf(proposal.response_reasons)),
      ...(proposal.response_next_step
        ? [paragraph(m.export_report_next_step({ step: textOf(proposal.response_next_step) }, options))]
        : []),
    ]),
    ...(isCut ? [paragraph(m.export_report_more({}, options))] : []),
  ];
}

export function hallBlocks({ halls }: ReportContent, book: FigureBook, words: ReportWords): Block[] {
  if (halls.length === 0) return [];
  const { options } = words;
  return [
    heading(2, m.export_report_halls({}, options)),
    {
      kind: 'table',
      head: [
        m.export_report_hall({}, options),
        m.export_report_from({}, options),
        m.export_report_participants({}, options),
        m.export_report_questions_public({}, options),
      ],
      widths: [4, 3, 2, 2],
      rows: halls.map(({ id, title, started_at, starts_at, participants, questions }) => [
        textOf(title),
        words.stamp(Number(started_at ?? starts_at)),
        book.cell('town_halls', 'participants', { id: textOf(id) }, Number(participants)),
        book.cell('town_halls', 'questions', { id: textOf(id) }, Number(questions)),
      ]),
    },
  ];
}

export function moderationBlocks(
  { moderation }: ReportContent,
  book: FigureBook,
  words: ReportWords,
): Block[] {
  const { options } = words;
  const title = heading(2, m.export_report_moderation({}, options));
  if (moderation.length === 0) return [title, paragraph(m.export_report_moderation_none({}, options))];
  return [
    title,
    {
      kind: 'table',
      head: [
        m.export_report_subject({}, options),
        m.export_report_act({}, options),
        m.export_report_reason({}, options),
        m.export_report_how_many({}, options),
      ],
      widths: [2, 2, 3, 2],
      rows: [
        ...moderation.map((row) => {
          const [subject, act, reason] = (['subject', 'act', 'reason'] as const).map((column) =>
            words.word('moderation', column, row),
          ) as [string, string, string];
          const count = book.cell('moderation', 'decisions', { subject, act, reason }, Number(row.decisions));
          return [subject, act, reason, count];
        }),
        [m.export_report_decisions({}, options), '', '', book.told(sums.decisions)],
      ],
    },
  ];
}
