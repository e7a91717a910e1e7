import { describe, expect, it } from '@jest/globals';
import { elapsed } from './timer.js';
import { minute, moderator, officer, person, planWith, Session } from './testing/session.js';

describe('the road of a hall', () => {
  it('goes from scheduled over the lobby to live, paused and back, ended, published', () => {
    const hall = new Session();
    expect(hall.refusal({ kind: 'hall.start' })).toBe('hall_phase');
    hall.do({ kind: 'hall.open_lobby' });
    hall.do({ kind: 'hall.start' });
    hall.do({ kind: 'hall.pause' });
    expect(hall.refusal({ kind: 'hall.start' })).toBe('hall_phase');
    hall.wait(minute).do({ kind: 'hall.resume' });
    hall.do({ kind: 'hall.end' });
    expect(hall.refusal({ kind: 'hall.resume' })).toBe('hall_phase');
    expect(hall.refusal({ kind: 'hall.publish' })).toBe('not_allowed');
    hall.do({ kind: 'hall.publish' }, officer);
    expect(hall.state.hall).toMatchObject({
      phase: 'published',
      pauses: [{ from: 1_000_000, to: 1_060_000 }],
    });
  });

  it('is moved by moderators alone, as they are at that moment', () => {
    const demoted = { ...moderator, staff: null };
    expect(new Session().refusal({ kind: 'hall.open_lobby' }, demoted)).toBe('not_allowed');
  });

  it('ends everything that is on: the answer, the floor, polls and raised hands', () => {
    const hall = Session.live();
    hall.ask('q1');
    hall.do({ kind: 'question.start_answer', ...hall.seen('q1') });
    hall.raise('ana');
    hall.raise('bo');
    hall.do({ kind: 'speakers.start', speakerId: 's-ana' });
    hall.wait(minute).do({ kind: 'hall.end' });
    expect(hall.question('q1')).toMatchObject({ state: 'answered', answer: null, answeredAt: hall.now });
    expect([hall.speaker('s-ana').state, hall.speaker('s-bo').state]).toEqual(['done', 'left']);
    expect(hall.state.hall).toMatchObject({ answeringId: null, currentItemId: null, endedAt: hall.now });
  });

  it('offers no undo for its end, but one for a break, as if it had never been', () => {
    const hall = Session.live();
    hall.do({ kind: 'agenda.go_to', itemId: 'i1' });
    const before = hall.state;
    hall.wait(minute).do({ kind: 'hall.pause' });
    hall.wait(minute).undo();
    expect(hall.state.hall).toMatchObject({ phase: 'live', pauses: [] });
    expect(hall.state.agenda.get('i1')?.timer).toEqual(before.agenda.get('i1')?.timer);
    expect(hall.do({ kind: 'hall.end' }).undo).toBeNull();
  });
});

describe('the agenda', () => {
  it('adds up the time of an item that is turned back to, without breaks', () => {
    const hall = Session.live();
    hall.do({ kind: 'agenda.go_to', itemId: 'i1' });
    hall.wait(4 * minute).do({ kind: 'agenda.go_to', itemId: 'i2' });
    hall.wait(1 * minute).do({ kind: 'agenda.go_to', itemId: 'i1' });
    hall.wait(1 * minute).do({ kind: 'hall.pause' });
    hall.wait(9 * minute).do({ kind: 'hall.resume' });
    hall.wait(1 * minute);
    const items = [...hall.state.agenda.values()].map(({ timer }) => elapsed(timer, hall.now) / minute);
    expect(items).toEqual([6, 1, 0]);
    expect(hall.state.agenda.get('i1')?.spans).toHaveLength(2);
  });

  it('stays where it is when two moderators turn to the same item', () => {
    const hall = Session.live();
    hall.do({ kind: 'agenda.go_to', itemId: 'i1' });
    const before = hall.state;
    expect(hall.wait(minute).do({ kind: 'agenda.go_to', itemId: 'i1' })).toMatchObject({
      state: before,
      events: [],
    });
  });
});

describe('the plan', () => {
  it('is refused to who edited an older one, and does not mind questions that came in', () => {
    const hall = Session.live();
    hall.ask('q1');
    hall.do({ kind: 'hall.plan', version: 1, plan: planWith() }, officer);
    expect(hall.refusal({ kind: 'hall.plan', version: 1, plan: planWith() }, officer)).toBe(
      'edited_meanwhile',
    );
    expect(hall.state.hall.speakers.open).toBe(true);
  });

  it('keeps the same objects where nothing changed, and items that were current', () => {
    const hall = Session.live();
    hall.do({ kind: 'agenda.go_to', itemId: 'i1' });
    const plan = planWith();
    const { agenda, panellists } = hall.do({ kind: 'hall.plan', version: 1, plan }, officer).state;
    expect(agenda).toBe(hall.state.agenda);
    expect(panellists).toBe(hall.state.panellists);
    plan.agenda.shift();
    expect(hall.refusal({ kind: 'hall.plan', version: 2, plan }, officer)).toBe('conflict');
  });

  it('frees questions of an item that was taken out', () => {
    const hall = Session.live();
    const to = { text: 'What does it cost?', lang: 'en', anonymous: false, itemId: 'i2' };
    hall.do({ kind: 'question.ask', questionId: 'q', ...to }, person('ana'));
    const plan = planWith();
    plan.agenda.splice(1, 1);
    hall.do({ kind: 'hall.plan', version: 1, plan }, officer);
    expect(hall.question('q').itemId).toBeNull();
  });
});

describe('people who disturb', () => {
  it('lose their hand with their voice; an undo gives both back', () => {
    const hall = Session.live();
    hall.raise('ana');
    hall.do({ kind: 'person.mute', accountId: 'ana', reason: 'Shouts' });
    expect(hall.speaker('s-ana').state).toBe('removed');
    expect(hall.refusal({ kind: 'hand.raise', speakerId: 'x', pointOfOrder: false }, person('ana'))).toBe(
      'hall_muted',
    );
    hall.undo();
    expect(hall.speaker('s-ana').state).toBe('waiting');
    expect(hall.state.restrictions.size).toBe(0);
  });

  it('are muted for a reason, by somebody else, and an old undo does not free them from a second muting', () => {
    const hall = Session.live();
    const mute = { kind: 'person.mute', accountId: 'ana', reason: 'Shouts' } as const;
    expect(hall.refusal({ ...mute, reason: ' ' })).toBe('invalid_request');
    expect(hall.refusal({ ...mute, accountId: moderator.accountId })).toBe('not_allowed');
    const { undo } = hall.do(mute);
    hall.do({ kind: 'person.unmute', accountId: 'ana' });
    hall.wait(minute).do(mute);
    if (undo !== null) expect(hall.refusal(undo)).toBe('nothing_to_undo');
  });
});
