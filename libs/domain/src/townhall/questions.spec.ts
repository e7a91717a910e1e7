import { describe, expect, it } from '@jest/globals';
import { publicMergedNumbers, upvoteSources } from './questions.js';
import { askAgainAt, mayAsk, mayUpvote } from './permissions.js';
import { publicNews } from './events.js';
import { minute, person, Session } from './testing/session.js';

const asking = { kind: 'question.ask', questionId: 'q', text: 'Why?', lang: 'en', itemId: null } as const;

describe('asking', () => {
  it('is for whom the hall says: anyone, signed-in people or verified residents', () => {
    const hall = new Session({ whoMayAsk: 'verified', questionsOpen: 'ahead' });
    const codes = (['guest', 'signed_in', 'verified'] as const).map((assurance) => {
      const may = mayAsk(hall.state, person('ana', assurance), 0);
      return may.ok ? 'yes' : may.code;
    });
    expect(codes).toEqual(['hall_guests_refused', 'hall_needs_verified', 'yes']);
    expect(mayAsk(hall.state, { ...person('ana', 'verified'), joined: false }, 0)).toMatchObject({
      code: 'hall_not_joined',
    });
  });

  it('waits for the session where questions do not open ahead, and for moderators who take a break from them', () => {
    const hall = new Session();
    expect(hall.refusal({ ...asking, anonymous: false }, person('ana'))).toBe('hall_questions_closed');
    hall.do({ kind: 'hall.open_lobby' });
    hall.do({ kind: 'hall.take_questions', open: false });
    expect(hall.refusal({ ...asking, anonymous: false }, person('ana'))).toBe('hall_questions_closed');
    hall.undo();
    expect(hall.ask('q1')).toMatchObject({ number: 1, state: 'accepted' });
  });

  it('never shows a name that was to be hidden: anonymous is refused where it is not offered', () => {
    const hall = Session.live({ anonymousQuestions: false });
    expect(hall.refusal({ ...asking, anonymous: true }, person('ana'))).toBe('not_allowed');
  });

  it('is slowed down for each person alone, withdrawing does not help', () => {
    const hall = Session.live();
    hall.do({ kind: 'hall.slow_mode', seconds: 60 });
    hall.ask('q1', 'ana');
    hall.do({ kind: 'question.withdraw', questionId: 'q1' }, person('ana'));
    hall.wait(20_500);
    expect(mayAsk(hall.state, person('ana'), hall.now)).toMatchObject({
      code: 'hall_slow_mode',
      params: { seconds: 40 },
    });
    expect(askAgainAt(hall.state, 'ana')).toBe(hall.now + 39_500);
    expect(hall.ask('q2', 'bo').number).toBe(2);
    expect(mayAsk(hall.wait(minute).state, person('ana'), hall.now).ok).toBe(true);
  });

  it('tells the public nothing of what waits for a person', () => {
    const hall = Session.live();
    hall.ask('q1', 'ana', { text: 'Call me on 612 345 678' });
    expect(hall.question('q1')).toMatchObject({ state: 'held', held: ['phone'], acceptedAt: null });
    const told = hall.last?.events.map((event) => event.type === 'question.changed' && publicNews(event));
    expect(told).toEqual([null]);
    hall.do({ kind: 'question.refuse', ...hall.seen('q1'), reason: 'personal', note: '' });
    hall.do({ kind: 'question.restore', ...hall.seen('q1') });
    expect(hall.question('q1').state).toBe('held');
  });
});

describe('moderators at the same question', () => {
  it('do not step on each other: who saw an older version is refused', () => {
    const hall = Session.live({ questionsShown: 'after_approval' });
    hall.ask('q1');
    const seen = hall.seen('q1');
    hall.do({ kind: 'question.accept', ...seen });
    expect(hall.refusal({ kind: 'question.refuse', ...seen, reason: 'off_topic', note: '' })).toBe(
      'edited_meanwhile',
    );
  });

  it('put one question on air; the one before counts as answered, and one undo takes both back', () => {
    const hall = Session.live();
    hall.ask('q1');
    hall.ask('q2');
    hall.do({ kind: 'question.start_answer', ...hall.seen('q1') });
    hall.do({ kind: 'question.start_answer', ...hall.seen('q2'), replaces: 'q1' });
    expect([hall.question('q1').state, hall.question('q2').state]).toEqual(['answered', 'answering']);
    hall.undo();
    expect([hall.question('q1').state, hall.question('q2').state]).toEqual(['answering', 'accepted']);
    expect(hall.state.hall.answeringId).toBe('q1');
  });

  it('are refused when another question is on air than they saw', () => {
    const hall = Session.live();
    hall.ask('q1');
    hall.ask('q2');
    hall.do({ kind: 'question.start_answer', ...hall.seen('q1') });
    const start = { kind: 'question.start_answer', ...hall.seen('q2'), replaces: null } as const;
    expect(hall.refusal(start)).toBe('edited_meanwhile');
  });

  it('must say why a question is not taken, in words where no reason fits', () => {
    const hall = Session.live();
    hall.ask('q1');
    const refuse = { kind: 'question.refuse', ...hall.seen('q1'), reason: 'other', note: '' } as const;
    expect(hall.refusal(refuse)).toBe('invalid_request');
    hall.do({ ...refuse, note: 'Asked at the last hall' });
    expect(hall.question('q1').refusal).toEqual({ reason: 'other', note: 'Asked at the last hall' });
  });
});

describe('what is put off', () => {
  it('has an owner and a real date, and is answered after the end, which its upvoters are told', () => {
    const hall = Session.live();
    hall.ask('q1');
    const defer = { kind: 'question.defer', ...hall.seen('q1'), owner: 'Roads', on: '2026-02-30' } as const;
    expect(hall.refusal(defer)).toBe('invalid_request');
    hall.do({ ...defer, on: '2026-03-01' });
    hall.do({ kind: 'hall.end' });
    const answer = { kind: 'question.answer_later', ...hall.seen('q1'), answer: 'In May.' } as const;
    expect(hall.do(answer)).toMatchObject({ undo: null });
    expect(hall.last?.events).toContainEqual({ type: 'question.answered_later', questionId: 'q1' });
    hall.do({ kind: 'question.answer_later', ...hall.seen('q1'), answer: 'In June.' });
    expect(hall.last?.events.map(({ type }) => type)).toEqual(['question.changed']);
  });
});

describe('merged questions', () => {
  function merged(): Session {
    const hall = Session.live();
    for (const id of ['q1', 'q2', 'q3', 'q4']) hall.ask(id);
    hall.do({ kind: 'question.merge', ...hall.seen('q2'), intoId: 'q1' });
    hall.do({ kind: 'question.merge', ...hall.seen('q3'), intoId: 'q1' });
    return hall;
  }

  it('count for the one they went into, which is told to be counted anew', () => {
    const hall = merged();
    expect(upvoteSources(hall.state, 'q1')).toEqual(['q1', 'q2', 'q3']);
    expect(publicMergedNumbers(hall.state, 'q1')).toEqual([2, 3]);
    expect(mayUpvote(hall.state, 'q2', person('bo'))).toEqual({ ok: true, questionId: 'q1' });
    expect(hall.last?.events).toContainEqual({ type: 'upvotes.recount', questionIds: ['q1', 'q3'] });
    hall.undo();
    expect(upvoteSources(hall.state, 'q1')).toEqual(['q1', 'q2']);
    expect(hall.question('q3').state).toBe('accepted');
  });

  it('go along when theirs is merged itself, so that there are no chains and no circles', () => {
    const hall = merged();
    hall.do({ kind: 'question.merge', ...hall.seen('q1'), intoId: 'q4' });
    expect(upvoteSources(hall.state, 'q4')).toEqual(['q4', 'q1', 'q2', 'q3']);
    expect(hall.refusal({ kind: 'question.merge', ...hall.seen('q4'), intoId: 'q1' })).toBe('question_state');
    expect(hall.refusal({ kind: 'question.merge', ...hall.seen('q4'), intoId: 'q4' })).toBe('question_state');
  });

  it('share the fate of one that is not taken', () => {
    const hall = merged();
    hall.do({ kind: 'question.refuse', ...hall.seen('q1'), reason: 'no_time', note: '' });
    expect(hall.question('q3')).toMatchObject({
      state: 'refused',
      mergedIntoId: null,
      refusal: { reason: 'no_time' },
    });
    hall.undo();
    expect(upvoteSources(hall.state, 'q1')).toHaveLength(3);
  });

  it('live on when the asker of theirs takes it back: the oldest takes its place', () => {
    const hall = merged();
    hall.do({ kind: 'question.withdraw', questionId: 'q1' }, person('q1'));
    expect(hall.question('q2')).toMatchObject({ state: 'accepted', mergedIntoId: null });
    expect(upvoteSources(hall.state, 'q2')).toEqual(['q2', 'q3']);
  });

  it('never come out in public by that when nobody approved them', () => {
    const hall = Session.live();
    hall.ask('q1');
    hall.ask('q2', 'bo', { text: 'Call 612 345 678' });
    hall.do({ kind: 'question.merge', ...hall.seen('q2'), intoId: 'q1' });
    expect(publicMergedNumbers(hall.state, 'q1')).toEqual([]);
    expect(mayUpvote(hall.state, 'q2', person('cy'))).toMatchObject({ code: 'not_found' });
    hall.do({ kind: 'question.withdraw', questionId: 'q1' }, person('q1'));
    expect(hall.question('q2').state).toBe('held');
  });
});

describe('withdrawing', () => {
  it('is for the asker alone, until the answer begins', () => {
    const hall = Session.live();
    hall.ask('q1', 'ana');
    expect(hall.refusal({ kind: 'question.withdraw', questionId: 'q1' }, person('bo'))).toBe('not_found');
    hall.do({ kind: 'question.start_answer', ...hall.seen('q1') });
    expect(hall.refusal({ kind: 'question.withdraw', questionId: 'q1' }, person('ana'))).toBe(
      'question_state',
    );
  });
});

describe('an undo', () => {
  it('is refused once something else was built on the act', () => {
    const hall = Session.live({ questionsShown: 'after_approval' });
    hall.ask('q1');
    hall.ask('q2');
    const { undo } = hall.do({ kind: 'question.accept', ...hall.seen('q1') });
    hall.do({ kind: 'question.merge', ...hall.seen('q2'), intoId: 'q1' });
    if (undo !== null) expect(hall.refusal(undo)).toBe('nothing_to_undo');
  });

  it('goes past changes that do not touch it', () => {
    const hall = Session.live();
    hall.ask('q1');
    const { undo } = hall.do({ kind: 'question.pin', ...hall.seen('q1'), pinned: true });
    hall.do({ kind: 'question.note', ...hall.seen('q1'), note: 'for Tom' });
    if (undo !== null) hall.do(undo);
    expect(hall.question('q1')).toMatchObject({ pinned: false, privateNote: 'for Tom' });
  });
});
