import { beforeAll, describe, expect, it } from '@jest/globals';
import { bytesOf, pretendSource } from '../../../test/builders/pretend-source.js';
import { readPdf } from '../../../test/readers/read-pdf.js';
import type { ReadPdf } from '../../../test/readers/read-pdf.js';
import { Documents } from '../../documents/documents.service.js';
import type { ExportRow } from '../tables/column.js';
import { Reports } from './reports.service.js';

/** Readers tell the spaces of right-to-left words from where the words stand. */
const withoutSpaces = (text: string): string => text.replaceAll(' ', '');

const arabic = 'نريد أشجارا في ساحة السوق';
const proposals: ExportRow[] = [
  {
    id: 'a',
    number: 1,
    state: 'published',
    title: 'Plant more trees',
    lang: 'en',
    supports: 12,
    comments: 3,
    comments_for: 2,
    comments_neutral: 0,
    comments_against: 1,
    response_status: 'accepted',
    response_department: 'Parks',
    response_answered_on: '2026-03-10',
    response_reasons: 'We plant **ten** trees.\n\n- oaks\n- limes',
    response_next_step: 'Planting begins',
  },
  {
    id: 'b',
    number: 2,
    state: 'published',
    title: arabic,
    lang: 'ar',
    supports: 20,
    comments: 1,
    comments_for: 1,
  },
  { id: 'c', number: 3, state: 'hidden', title: null, supports: 1 },
];
const rows = {
  proposals,
  phases: [
    { position: 1, kind: 'proposals', title: null, state: 'closed', opens_at: 0, closes_at: 86_400_000 },
  ] as ExportRow[],
  votes: [
    { id: 'v', question: 'What first?', method: 'approval', ballots: 40, abstentions: 2, valid: true },
    { id: 'w', question: 'And then?', method: 'stv', ballots: null, abstentions: null, valid: null },
  ] as ExportRow[],
  vote_options: [
    { id: 'o1', vote_id: 'v', title: 'Park', tally: 30, chosen: true },
    { id: 'o2', vote_id: 'v', title: arabic, tally: 8, chosen: false },
  ] as ExportRow[],
  moderation: [{ subject: 'comment', act: 'hide', reason: 'spam', decisions: 4 }] as ExportRow[],
};

const reports = new Reports(new Documents());

describe('the report of a consultation', () => {
  let pdf: ReadPdf;
  beforeAll(async () => {
    pdf = await readPdf(await bytesOf(reports.pdf(pretendSource(rows))));
  }, 60_000);

  it('is tagged, with a title page and its headings in order', () => {
    expect(pdf.isMarked).toBe(true);
    expect(pdf.metadata).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(pdf.info).toMatchObject({ Title: 'Report: The market square', Author: 'Council of Heath' });
    expect(pdf.textOf('H1')).toEqual(['Report: The market square']);
    expect(pdf.textOf('H2')).toEqual([
      'How it was done',
      'Participation',
      'Results of votes',
      'Most supported proposals',
      'Proposals with an official answer',
      'Moderation',
    ]);
    expect(pdf.pages).toBeGreaterThan(1);
  });

  it('says as of when it is, how it was done and where the data are', () => {
    expect(pdf.everything).toContain('As of 9 March 2026');
    expect(pdf.everything).toContain('https://hall.example/consultations/market-square/data');
    expect(pdf.everything).toContain('Each person counts once');
  });

  it('has the numbers of participation and of results, with charts that have words', () => {
    const cells = [...pdf.textOf('TH'), ...pdf.textOf('TD')];
    expect(cells).toEqual(
      expect.arrayContaining(['Supports', '33', 'Ballots in votes', '40', 'Park', '30', 'yes']),
    );
    const figures = pdf.elements.filter(({ role }) => role === 'Figure');
    expect(figures).toHaveLength(1);
    expect(pdf.everything).toContain('Not counted yet.');
  });

  it('tells official answers as they were written, and what moderators decided', () => {
    expect(pdf.textOf('H3')).toContain('1. Plant more trees');
    expect(pdf.everything).toContain('accepted, Parks, 10 March 2026');
    expect(pdf.textOf('LBody')).toEqual(['oaks', 'limes']);
    expect(pdf.textOf('TD')).toContain('4');
  });

  it('has right-to-left words in the order in which they are read', () => {
    const cells = [...pdf.textOf('TD'), ...pdf.textOf('TH')].map(withoutSpaces);
    expect(cells).toContain(withoutSpaces(arabic));
    expect(pdf.actualTexts).toContain(arabic);
    expect(pdf.missingGlyphs).toBe(0);
  });
});

it('the report of a town hall tells its questions, answers and polls', async () => {
  const source = pretendSource(
    {
      agenda: [{ position: 1, title: 'Traffic', planned_minutes: 20, spent_minutes: 18.5 }],
      questions: [
        { id: 'q', number: 1, state: 'answered', text: 'When?', lang: 'en', upvotes: 7, answer: 'In May.' },
        {
          id: 'r',
          number: 2,
          state: 'deferred',
          text: 'How?',
          upvotes: 1,
          owed_by: 'Parks',
          owed_on: '2026-05-01',
        },
      ],
      polls: [{ id: 'p', question: 'Trees?', kind: 'single', answers: 9 }],
      poll_options: [{ poll_id: 'p', position: 1, option: 'Yes', points: 9 }],
    },
    { address: 'https://hall.example/town-halls/1' },
    'townhall',
  );
  const pdf = await readPdf(await bytesOf(reports.pdf(source)));
  expect(pdf.textOf('H2')).toEqual(['How it was done', 'Agenda', 'Questions and answers', 'Polls']);
  expect(pdf.everything).toContain('In May.');
  expect(pdf.everything).toContain('Answer promised by Parks for 1 May 2026.');
  expect(pdf.textOf('TD')).toEqual(expect.arrayContaining(['8', '9', '18.5']));
}, 60_000);
