import { expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { TestHall } from './builders/halls.js';
import { describeOnEachDatabase } from './harness/application.js';
import type { TestSession } from './harness/application.js';

const single = {
  kind: 'single',
  question: 'Which trees?',
  lang: 'en',
  options: [
    { id: 'a', label: 'Oaks' },
    { id: 'b', label: 'Limes' },
  ],
  maxPicks: null,
  scale: null,
  hideUntilClosed: false,
} as const;

describeOnEachDatabase('the door of the console', (world) => {
  it.each<[string, unknown]>([
    ['no kind', {}],
    ['an unknown kind', { kind: 'hall.destroy' }],
    ['a name of every object', { kind: 'constructor' }],
    ['a field too many', { kind: 'hall.start', force: true }],
    ['a field too few', { kind: 'question.accept', questionId: uuid() }],
    ['an id that is none', { kind: 'question.accept', questionId: '1', version: 1 }],
    ['a version that is none', { kind: 'question.accept', questionId: uuid(), version: '1' }],
    ['a text too long', { kind: 'caption.add', captionId: uuid(), text: 'x'.repeat(301) }],
    ['a text that says nothing', { kind: 'caption.add', captionId: uuid(), text: ' ?! ' }],
    ['no reason', { kind: 'question.refuse', questionId: uuid(), version: 1, reason: '', note: '' }],
    [
      'a day that is none',
      { kind: 'question.defer', questionId: uuid(), version: 1, owner: 'A', on: '2026-02-30' },
    ],
    ['a list', []],
    [
      'poll options without end',
      {
        kind: 'poll.create',
        pollId: uuid(),
        poll: { ...single, options: Array(500).fill(single.options[0]) },
      },
    ],
    [
      'a poll kind of another world',
      { kind: 'poll.create', pollId: uuid(), poll: { ...single, kind: 'auction' } },
    ],
  ])('refuses commands with %s', async (_, body) => {
    const hall = await TestHall.make(world());
    const answer = await world().post(`/desk/town-halls/${hall.id}/commands`, { as: hall.moderator, body });
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid_request']);
  });

  it('is not for residents and guests', async () => {
    const hall = await TestHall.make(world(), { live: true });
    const people: [TestSession | null, number][] = [
      [await hall.resident(), 403],
      [await hall.guest(), 401],
      [null, 401],
    ];
    for (const [as, status] of people) {
      expect((await hall.try({ kind: 'hall.end' }, as)).status).toBe(status);
      expect((await world().get(`/desk/town-halls/${hall.id}/console`, { as })).status).toBe(status);
      expect((await world().get(`/rooms/townhall:${hall.id}:moderators/events?after=0`, { as })).status).toBe(
        404,
      );
    }
  });
});
