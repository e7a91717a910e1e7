import { describe, expect, it } from '@jest/globals';
import type { HallRecord } from './record.js';
import { settledRecord } from './record-later.js';

type Question = HallRecord['questions'][number];

const deferred: Question = {
  number: 3,
  text: 'When?',
  lang: 'en',
  askerName: 'Ana',
  upvotes: 2,
  upvotesBy: { guests: 0, signedIn: 0, verified: 0 },
  panellist: null,
  item: null,
  outcome: 'deferred',
  answer: null,
  answeredAt: null,
  merged: [],
  owed: { owner: 'Roads', on: '2026-03-01' },
};
const speaker = { name: 'Ana', inRoom: false, spokeMs: 5, startedAt: 7 };

function record(question: Partial<Question>, more: Partial<HallRecord> = {}): HallRecord {
  return {
    hall: { id: 'h', title: 'T', lang: 'en', timeZone: 'UTC', startedAt: 1, endedAt: 9, pausedMs: 0 },
    participants: { guests: 0, signedIn: 1, verified: 0 },
    panellists: [],
    agenda: [],
    questions: [{ ...deferred, ...question }],
    notTaken: [],
    withdrawn: 0,
    polls: [],
    speakers: [speaker],
    announcements: [],
    ...more,
  };
}

describe('a frozen record, later', () => {
  it('has the answers that were owed, with their date, and nothing else that is new', () => {
    const current = record(
      {
        outcome: 'answered_later',
        answer: 'In May.',
        answeredAt: 99,
        owed: null,
        upvotes: 50,
        upvotesBy: { guests: 0, signedIn: 0, verified: 0 },
        text: 'Other',
      },
      { withdrawn: 4 },
    );
    const settled = settledRecord(record({}), current);
    expect(settled.questions[0]).toEqual({
      ...deferred,
      outcome: 'answered_later',
      answer: 'In May.',
      answeredAt: 99,
      owed: null,
    });
    expect(settled.withdrawn).toBe(0);
  });

  it('keeps names as they were, and drops those of people who are gone', () => {
    const renamed = record({ askerName: 'Ana B' }, { speakers: [{ ...speaker, name: 'Ana B' }] });
    expect(settledRecord(record({}), renamed).questions[0]?.askerName).toBe('Ana');
    const gone = settledRecord(
      record({}),
      record({ askerName: null }, { speakers: [{ ...speaker, name: '' }] }),
    );
    expect([gone.questions[0]?.askerName, gone.speakers[0]?.name]).toEqual([null, '']);
  });
});
