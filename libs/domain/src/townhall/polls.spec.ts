import { describe, expect, it } from '@jest/globals';
import type { PollAnswer, PollWriting } from './commands.js';
import { nextDue, tick } from './decide.js';
import { mayAnswerPoll } from './permissions.js';
import { fittingAnswer, wordsKey } from './poll-answers.js';
import { pollTally, resultsFor } from './poll-tally.js';
import { choice, minute, person, Session } from './testing/session.js';

function withPoll(writing: Partial<PollWriting> = {}, seconds: number | null = null): Session {
  const hall = Session.live();
  hall.do({ kind: 'poll.create', pollId: 'p', poll: { ...choice, ...writing } });
  hall.do({ kind: 'poll.open', ...hall.seenPoll('p'), seconds });
  return hall;
}
const answers = (hall: Session, answer: PollAnswer) => {
  const may = mayAnswerPoll(hall.state, 'p', answer, person('ana'), hall.now);
  return may.ok ? may.answer : may.code;
};

describe('a poll', () => {
  it('is known to moderators alone until it opens, and then on air', () => {
    const hall = Session.live();
    hall.do({ kind: 'poll.create', pollId: 'p', poll: choice });
    expect(answers(hall, { options: ['a'] })).toBe('not_found');
    expect(hall.last?.events).toMatchObject([{ type: 'poll.changed', wasPublic: false, isPublic: false }]);
    expect(hall.refusal({ kind: 'poll.show', ...hall.seenPoll('p'), shown: true })).toBe('poll_state');
    hall.do({ kind: 'poll.open', ...hall.seenPoll('p'), seconds: 30 });
    expect(hall.poll('p')).toMatchObject({ state: 'open', shown: true, closesAt: hall.now + 30_000 });
    expect(hall.last).toMatchObject({ undo: null });
  });

  it('takes no answer from its close on, also before anybody got round to closing it', () => {
    const hall = withPoll({}, 30);
    expect(answers(hall.wait(29_999), { options: ['a'] })).toEqual({ options: ['a'] });
    expect(answers(hall.wait(1), { options: ['a'] })).toBe('poll_closed');
    expect(nextDue(hall.state)).toBe(hall.now);
    const { state, events } = tick(hall.wait(900).state, hall.now);
    expect(state.polls.get('p')).toMatchObject({ state: 'closed', closedAt: hall.now - 900 });
    expect(events).toMatchObject([{ type: 'poll.changed', closed: true }]);
    expect(tick(state, hall.now).state).toBe(state);
  });

  it('gets more time, but not once its time is over', () => {
    const hall = withPoll({}, 30);
    hall.wait(20_000).do({ kind: 'poll.extend', ...hall.seenPoll('p'), seconds: 30 });
    expect(hall.poll('p').closesAt).toBe(hall.now + 40_000);
    expect(hall.wait(minute).refusal({ kind: 'poll.extend', ...hall.seenPoll('p'), seconds: 30 })).toBe(
      'edited_meanwhile',
    );
    const { version } = tick(hall.state, hall.now).state.polls.get('p') ?? { version: 0 };
    expect(hall.refusal({ kind: 'poll.extend', pollId: 'p', version, seconds: 30 })).toBe('poll_closed');
  });

  it('can be opened again by an undo, unless its results came out with the close', () => {
    const hall = withPoll();
    hall.do({ kind: 'poll.close', ...hall.seenPoll('p') });
    hall.undo();
    expect(hall.poll('p')).toMatchObject({ state: 'open', closedAt: null });
    const hidden = withPoll({ hideUntilClosed: true });
    expect(hidden.do({ kind: 'poll.close', ...hidden.seenPoll('p') }).undo).toBeNull();
  });

  it('gives hidden results to nobody, and never even counts them', () => {
    const hall = withPoll({ hideUntilClosed: true });
    const never = () => {
      throw new Error('counted');
    };
    expect(resultsFor(hall.poll('p'), 'public', never)).toBeNull();
    expect(resultsFor(hall.poll('p'), 'moderators', never)).toBeNull();
    hall.do({ kind: 'poll.close', ...hall.seenPoll('p') });
    const count = () => pollTally(hall.poll('p'), []);
    expect(resultsFor(hall.poll('p'), 'public', count)?.answers).toBe(0);
    hall.do({ kind: 'poll.show_results', ...hall.seenPoll('p'), shown: false });
    expect(resultsFor(hall.poll('p'), 'public', never)).toBeNull();
    expect(resultsFor(hall.poll('p'), 'moderators', count)).not.toBeNull();
  });

  it('is refused where it makes no sense', () => {
    const hall = Session.live();
    const [a] = choice.options;
    const wrong: Partial<PollWriting>[] = [
      { options: [] },
      { options: a === undefined ? [] : [a, a] },
      { kind: 'multiple', maxPicks: 4 },
      { kind: 'scale', scale: null },
      { kind: 'scale', scale: { min: 5, max: 1, minLabel: '', maxLabel: '' } },
      { question: ' ' },
    ];
    const codes = wrong.map((part) =>
      hall.refusal({ kind: 'poll.create', pollId: 'p', poll: { ...choice, ...part } }),
    );
    expect(new Set(codes)).toEqual(new Set(['invalid_request']));
  });
});

describe('an answer', () => {
  const scale = { min: 1, max: 5, minLabel: 'no', maxLabel: 'yes' };
  const cases: [string, Partial<PollWriting>, PollAnswer, PollAnswer | null][] = [
    ['one option', {}, { options: ['b'] }, { options: ['b'] }],
    ['not two of a single choice', {}, { options: ['a', 'b'] }, null],
    ['not what is not offered', {}, { options: ['z'] }, null],
    ['not of two kinds', {}, { options: ['a'], value: 1 }, null],
    [
      'several, in the order of the poll',
      { kind: 'multiple', maxPicks: 2 },
      { options: ['c', 'a'] },
      { options: ['a', 'c'] },
    ],
    ['not more than allowed', { kind: 'multiple', maxPicks: 2 }, { options: ['a', 'b', 'c'] }, null],
    ['not the same twice', { kind: 'ranking' }, { options: ['a', 'a'] }, null],
    ['ranked as the person ranked', { kind: 'ranking' }, { options: ['c', 'a'] }, { options: ['c', 'a'] }],
    ['a value of the scale', { kind: 'scale', scale }, { value: 5 }, { value: 5 }],
    ['not beside the scale', { kind: 'scale', scale }, { value: 6 }, null],
    ['not between its steps', { kind: 'scale', scale }, { value: 1.5 }, null],
    ['words in one line', { kind: 'words' }, { words: ' more\n shade ' }, { words: 'more shade' }],
    ['not signs alone', { kind: 'words' }, { words: '!!!' }, null],
    ['not an essay', { kind: 'words' }, { words: 'x'.repeat(41) }, null],
  ];
  it.each(cases)('is %s', (_, writing, answer, kept) => {
    expect(fittingAnswer(withPoll(writing).poll('p'), answer)).toEqual(kept);
  });
});

describe('the count', () => {
  const given = (answer: PollAnswer, count = 1, assurance: 'guest' | 'verified' = 'guest') => ({
    answer,
    count,
    assurance,
  });

  it('is exact, by option and by what "one person" rests on', () => {
    const poll = withPoll({ kind: 'multiple' }).poll('p');
    const rows = [
      given({ options: ['a', 'b'] }, 3),
      given({ options: ['b'] }, 2, 'verified'),
      given({ options: ['z'] }),
    ];
    expect(pollTally(poll, rows)).toEqual({
      answers: 6,
      counts: { a: 3, b: 5, c: 0 },
      firsts: null,
      words: null,
      by: { guests: 4, signedIn: 0, verified: 2 },
    });
  });

  it('of a ranking gives Borda points and first places', () => {
    const poll = withPoll({ kind: 'ranking' }).poll('p');
    const rows = [given({ options: ['a', 'b', 'c'] }, 2), given({ options: ['c'] })];
    expect(pollTally(poll, rows)).toMatchObject({
      counts: { a: 4, b: 2, c: 2 },
      firsts: { a: 2, b: 0, c: 1 },
    });
  });

  it('of words shows the approved ones alone, the same word written differently as one', () => {
    const poll = withPoll({ kind: 'words' }).poll('p');
    const rows = [given({ words: 'Árbol!' }), given({ words: 'arbol' }), given({ words: 'idiots' })];
    const approved = new Map([[wordsKey('árbol'), 'Árbol']]);
    expect(pollTally(poll, rows, approved)).toMatchObject({
      answers: 3,
      words: [{ text: 'Árbol', count: 2 }],
    });
  });
});
