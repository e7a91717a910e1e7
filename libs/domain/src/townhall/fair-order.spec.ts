import { describe, expect, it } from '@jest/globals';
import { fairOrder } from './fair-order.js';
import { Session } from './testing/session.js';

const crowd = (name: string, size: number) => Array.from({ length: size }, (_, n) => `${name}${n}`);

describe('the fair order of the queue', () => {
  it('gives a smaller group its turn among the questions of a larger one', () => {
    const hall = Session.live();
    for (const id of ['a1', 'a2', 'a3', 'b1']) hall.ask(id);
    const [many, few] = [crowd('m', 6), crowd('f', 4)];
    const upvotes = new Map([
      ['a1', many],
      ['a2', many],
      ['a3', many],
      ['b1', few],
    ]);
    expect(fairOrder(hall.state, upvotes)).toEqual(['a1', 'b1', 'a2', 'a3']);
  });

  it('counts the question on air, and those answered, among what was given', () => {
    const hall = Session.live();
    for (const id of ['a1', 'a2', 'b1']) hall.ask(id);
    hall.do({ kind: 'question.start_answer', ...hall.seen('a1') });
    const [many, few] = [crowd('m', 6), crowd('f', 5)];
    expect(
      fairOrder(
        hall.state,
        new Map([
          ['a1', many],
          ['a2', many],
          ['b1', few],
        ]),
      ),
    ).toEqual(['b1', 'a2']);
  });

  it('counts each person once over merged questions, and nothing of what is not public', () => {
    const hall = Session.live();
    for (const id of ['a', 'a-again', 'b', 'gone']) hall.ask(id);
    hall.do({ kind: 'question.merge', ...hall.seen('a-again'), intoId: 'a' });
    hall.do({ kind: 'question.refuse', ...hall.seen('gone'), reason: 'off_topic', note: '' });
    const same = crowd('m', 3);
    const upvotes = new Map([
      ['a', same],
      ['a-again', same],
      ['b', crowd('f', 4)],
      ['gone', crowd('g', 50)],
    ]);
    expect(fairOrder(hall.state, upvotes)).toEqual(['b', 'a']);
  });
});
