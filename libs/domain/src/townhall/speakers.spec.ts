import { describe, expect, it } from '@jest/globals';
import { waitingSpeakers } from './speakers-order.js';
import { elapsed, overtime, remaining } from './timer.js';
import { minute, person, Session } from './testing/session.js';

const order = (hall: Session) =>
  waitingSpeakers(hall.state)
    .map(({ id }) => id.replace('s-', ''))
    .join(' ');
const call = { kind: 'speakers.call', speakerId: null, means: 'Room 2' } as const;

function withHands(rules: Parameters<typeof Session.live>[1], ...people: string[]): Session {
  const hall = Session.live({}, rules);
  for (const id of people) hall.raise(id);
  return hall;
}

describe('the speakers’ list', () => {
  it('goes by when hands were raised, each person once', () => {
    const hall = withHands({}, 'ana', 'bo', 'cy');
    expect(order(hall)).toBe('ana bo cy');
    expect(hall.refusal({ kind: 'hand.raise', speakerId: 'x', pointOfOrder: false }, person('ana'))).toBe(
      'hand_already_raised',
    );
    hall.do({ kind: 'hand.lower' }, person('ana'));
    hall.raise('ana2');
    expect(order(hall)).toBe('bo cy ana2');
  });

  it('takes people in the room by hand, also while it is closed', () => {
    const hall = Session.live();
    const { limitSeconds, firstTimeFirst, alternation, pointsOfOrder } = hall.state.hall.speakers;
    const rules = { limitSeconds, firstTimeFirst, alternation, pointsOfOrder };
    hall.do({ kind: 'speakers.set', open: false, ...rules });
    expect(hall.refusal({ kind: 'hand.raise', speakerId: 'x', pointOfOrder: false }, person('ana'))).toBe(
      'speakers_closed',
    );
    hall.do({ kind: 'speakers.add', speakerId: 's-ines', name: 'Inés', group: null, pointOfOrder: true });
    expect(hall.speaker('s-ines')).toMatchObject({ accountId: null, pointOfOrder: false });
  });

  it('lets first-time speakers go first where the rules say so', () => {
    const hall = withHands({ firstTimeFirst: true }, 'ana');
    hall.do({ kind: 'speakers.start', speakerId: 's-ana' });
    hall.wait(minute).do({ kind: 'speakers.finish', speakerId: 's-ana' });
    hall.do({ kind: 'hand.raise', speakerId: 's-again', pointOfOrder: false }, person('ana'));
    hall.raise('bo');
    expect(order(hall)).toBe('bo again');
  });

  it('puts points of order before everybody, only where they are on', () => {
    const hall = withHands({ pointsOfOrder: true }, 'ana');
    hall.raise('bo', true);
    expect(order(hall)).toBe('bo ana');
    const off = withHands({}, 'ana');
    off.raise('bo', true);
    expect(order(off)).toBe('ana bo');
  });

  it('takes groups in turn where alternation is on', () => {
    const hall = withHands({ alternation: true }, 'a1', 'a2', 'a3', 'b1', 'none');
    for (const id of ['a1', 'a2', 'a3'])
      hall.do({ kind: 'speakers.group', speakerId: `s-${id}`, group: 'a' });
    hall.do({ kind: 'speakers.group', speakerId: 's-b1', group: 'b' });
    expect(order(hall)).toBe('a1 b1 a2 none a3');
    hall.do({ kind: 'speakers.start', speakerId: 's-a1' });
    expect(order(hall)).toBe('b1 a2 none a3');
  });

  it('has who was moved by hand exactly where they were put, whatever the rules', () => {
    const hall = withHands({ pointsOfOrder: true }, 'ana', 'bo', 'cy', 'dee');
    hall.do({ kind: 'speakers.move', speakerId: 's-dee', place: 2 });
    hall.raise('eli', true);
    expect(order(hall)).toBe('eli dee ana bo cy');
    hall.do({ kind: 'speakers.move', speakerId: 's-cy', place: 2 });
    expect(order(hall)).toBe('eli cy dee ana bo');
    hall.do(call);
    expect(order(hall)).toBe('cy dee ana bo');
    expect(hall.refusal({ kind: 'speakers.move', speakerId: 's-bo', place: 0 })).toBe('invalid_request');
  });
});

describe('the floor', () => {
  it('goes to one person when two moderators call the next at once', () => {
    const hall = withHands({}, 'ana', 'bo');
    hall.do(call);
    expect(hall.refusal(call)).toBe('speaker_state');
    expect(hall.speaker('s-ana')).toMatchObject({ state: 'called', means: 'Room 2' });
  });

  it('passes on when the next is called, and how to speak is forgotten', () => {
    const hall = withHands({}, 'ana', 'bo');
    hall.do(call);
    hall.do({ kind: 'speakers.start', speakerId: 's-ana' });
    hall.wait(minute).do(call);
    expect(hall.speaker('s-ana')).toMatchObject({ state: 'done', means: null });
    hall.undo();
    expect([hall.speaker('s-ana').state, hall.speaker('s-bo').state]).toEqual(['speaking', 'waiting']);
    expect(elapsed(hall.speaker('s-ana').timer, hall.now)).toBe(minute);
  });

  it('counts the time, without pauses, against a limit that can grow', () => {
    const hall = withHands({ limitSeconds: 60 }, 'ana');
    const one = { speakerId: 's-ana' };
    hall.do({ kind: 'speakers.start', ...one });
    hall.wait(50_000).do({ kind: 'speakers.pause', ...one });
    hall.wait(minute).do({ kind: 'speakers.resume', ...one });
    hall.do({ kind: 'speakers.more_time', ...one, seconds: 30 });
    expect(remaining(hall.speaker('s-ana').timer, hall.wait(10_000).now)).toBe(30_000);
    expect(overtime(hall.speaker('s-ana').timer, hall.now + 40_000)).toBe(10_000);
  });

  it('stands still in a break; one paused by hand goes on by hand', () => {
    const hall = withHands({}, 'ana');
    const one = { speakerId: 's-ana' };
    hall.do({ kind: 'speakers.start', ...one });
    hall.wait(1000).do({ kind: 'hall.pause' });
    hall.wait(minute).do({ kind: 'hall.resume' });
    expect(elapsed(hall.speaker('s-ana').timer, hall.wait(1000).now)).toBe(2000);
    hall.do({ kind: 'speakers.pause', ...one });
    hall.do({ kind: 'hall.pause' });
    hall.do({ kind: 'hall.resume' });
    expect(elapsed(hall.speaker('s-ana').timer, hall.wait(minute).now)).toBe(2000);
  });

  it('lets who was called and is not there be put back, or go', () => {
    const hall = withHands({}, 'ana', 'bo');
    hall.do(call);
    hall.do({ kind: 'speakers.move', speakerId: 's-ana', place: 2 });
    expect(order(hall)).toBe('bo ana');
    hall.do(call);
    hall.do({ kind: 'speakers.finish', speakerId: 's-bo' });
    expect(hall.speaker('s-bo').state).toBe('left');
    hall.do(call);
    expect(hall.speaker('s-ana').state).toBe('called');
  });
});

describe('a timer', () => {
  it('is never negative, also when a clock is set back', () => {
    const timer = { startedAt: 1000, pausedAt: null, pausedTotal: 200, limitMs: 500 };
    expect([elapsed(timer, 0), remaining(timer, 0), overtime(timer, 5000)]).toEqual([0, 500, 3300]);
  });
});
