import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { lotOrder } from '../ties.js';
import type { PickBallot, PointsBallot } from './ballots.js';
import { approval, cumulative, score, singleChoice } from './methods.js';

const options = ['a', 'b', 'c'];
const picks = (count: number, ...list: string[]): PickBallot => ({ count, picks: list });

describe('single choice', () => {
  it('elects the option with the most ballots and ranks the others', () => {
    const result = singleChoice([picks(3, 'b'), picks(5, 'c'), picks(1, 'a')], { options });
    expect(result.winners).toEqual(['c']);
    expect(result.ranking).toEqual([
      { option: 'c', tally: 5, place: 1, supporters: 5 },
      { option: 'b', tally: 3, place: 2, supporters: 3 },
      { option: 'a', tally: 1, place: 3, supporters: 1 },
    ]);
    expect(result.ties).toEqual([]);
  });

  it('elects several for several seats, and nobody without a vote', () => {
    const ballots = [picks(3, 'b'), picks(5, 'c')];
    expect(singleChoice(ballots, { options, seats: 2 }).winners).toEqual(['c', 'b']);
    expect(singleChoice(ballots, { options, seats: 3 }).winners).toEqual(['c', 'b']);
    expect(singleChoice([], { options }).winners).toEqual([]);
  });

  it('counts abstentions and sets invalid ballots aside with their faults', () => {
    const ballots = [picks(2, 'a'), picks(4), picks(1, 'a', 'b'), picks(1, 'x'), picks(2, 'b', 'b')];
    const strict = singleChoice(ballots, { options });
    expect(strict.ballots).toEqual({
      cast: 10,
      valid: 2,
      abstained: 4,
      invalid: 4,
      faults: { 'too-many-picks': 1, 'option-unknown': 1, 'option-repeated': 2 },
    });
    // A pick made twice is still one pick; two picks are not.
    const lenient = singleChoice([...ballots, picks(1, 'c', 'x')], { options, invalid: 'faulty-part' });
    expect(lenient.ballots).toMatchObject({ cast: 11, valid: 5, abstained: 4, invalid: 2 });
    expect(lenient.ranking.map(({ option, tally }) => [option, tally])).toEqual([
      ['a', 2],
      ['b', 2],
      ['c', 1],
    ]);
  });

  it('elects nobody below the quorum, which abstentions help to reach and invalid ballots do not', () => {
    const ballots = [picks(3, 'a'), picks(2), picks(4, 'x')];
    expect(singleChoice(ballots, { options, quorum: 6 })).toMatchObject({
      winners: [],
      quorum: { needed: 6, met: false },
    });
    expect(singleChoice(ballots, { options, quorum: 5 })).toMatchObject({
      winners: ['a'],
      quorum: { needed: 5, met: true },
    });
  });

  it('elects nobody below the minimum support', () => {
    const ballots = [picks(3, 'a'), picks(2, 'b')];
    expect(singleChoice(ballots, { options, seats: 2, minimumSupport: 3 }).winners).toEqual(['a']);
  });
});

describe('ties', () => {
  const even = [picks(2, 'a'), picks(2, 'b'), picks(2, 'c')];

  it('over a seat are reported as deciding, and the option order decides when nothing was declared', () => {
    const { winners, ties } = singleChoice(even, { options });
    expect(winners).toEqual(['a']);
    expect(ties).toEqual([
      { round: 1, about: 'election', options, chosen: ['a'], brokenBy: 'undeclared', decisive: true },
    ]);
  });

  it('between winners, or between losers, are reported as not deciding', () => {
    const ballots = [picks(5, 'a'), picks(5, 'b'), picks(1, 'c'), picks(1, 'd')];
    const { ties } = singleChoice(ballots, { options: ['a', 'b', 'c', 'd'], seats: 2 });
    expect(ties.map((tie) => [tie.options, tie.about, tie.decisive])).toEqual([
      [['a', 'b'], 'ranking', false],
      [['c', 'd'], 'ranking', false],
    ]);
  });

  it('are broken by the declared lot, which anyone can draw again', () => {
    const { winners, ties } = singleChoice(even, {
      options,
      ties: { rules: ['previous-rounds', 'lot'], seed: 'draw of 3 May' },
    });
    expect(winners).toEqual(lotOrder('draw of 3 May', options).slice(0, 1));
    expect(ties[0]?.brokenBy).toBe('lot');
  });

  it('decide whenever another option order gives other winners', () => {
    const ballots = fc.array(
      fc.record({ count: fc.integer({ min: 1, max: 3 }), picks: fc.subarray(['a', 'b', 'c', 'd', 'e']) }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(ballots, fc.integer({ min: 1, max: 5 }), (cast, seats) => {
        const ids = ['a', 'b', 'c', 'd', 'e'];
        const result = approval(cast, { options: ids, seats });
        const reversed = approval(cast, { options: [...ids].reverse(), seats });
        const same = [...result.winners].sort().join() === [...reversed.winners].sort().join();
        expect(result.ties.some(({ decisive }) => decisive)).toBe(!same);
      }),
    );
  });
});

describe('approval', () => {
  it('elects the options on the most ballots, within the picks allowed', () => {
    const ballots = [picks(3, 'a', 'b'), picks(2, 'b', 'c'), picks(9, 'a', 'b', 'c')];
    expect(approval(ballots, { options, maximumPicks: 2 })).toMatchObject({
      winners: ['b'],
      ballots: { valid: 5, invalid: 9, faults: { 'too-many-picks': 9 } },
    });
    expect(approval(ballots, { options }).ranking.map(({ tally }) => tally)).toEqual([14, 12, 11]);
  });
});

describe('score and cumulative points', () => {
  const ballots: PointsBallot[] = [
    { count: 2, points: { a: 5, b: 1 } },
    { count: 3, points: { b: 4, c: 2 } },
  ];

  it('elect the options with the highest sums', () => {
    expect(score(ballots, { options }).ranking.map(({ option, tally }) => [option, tally])).toEqual([
      ['b', 14],
      ['a', 10],
      ['c', 6],
    ]);
    expect(cumulative(ballots, { options, total: 6 }).winners).toEqual(['b']);
  });

  it('refuse points out of range, broken points and more points than there are', () => {
    const bad: PointsBallot[] = [
      { count: 1, points: { a: 6, b: 1 } },
      { count: 1, points: { a: 0.5, b: 1 } },
      { count: 1, points: { a: Number.NaN } },
    ];
    expect(score([...ballots, ...bad], { options, highest: 5 }).ballots).toMatchObject({
      valid: 5,
      invalid: 3,
      faults: { 'points-out-of-range': 1, 'points-not-whole': 2 },
    });
    const lenient = score([...ballots, ...bad], { options, highest: 5, invalid: 'faulty-part' });
    expect(lenient.ballots).toMatchObject({ valid: 7, invalid: 1 });
    expect(cumulative(ballots, { options, total: 5 }).ballots).toMatchObject({
      valid: 0,
      faults: { 'points-over-total': 5 },
    });
  });

  it('may take points below zero where the scale has them', () => {
    const cast: PointsBallot[] = [
      { count: 2, points: { a: -2, b: 1 } },
      { count: 1, points: { a: 3 } },
    ];
    expect(score(cast, { options, lowest: -2, highest: 3, seats: 3 })).toMatchObject({ winners: ['b'] });
    expect(score(cast, { options, highest: 3 }).ballots.invalid).toBe(2);
  });

  it('take options by any name, also one that objects have already', () => {
    const cast: PointsBallot[] = [{ count: 1, points: Object.fromEntries([['__proto__', 2]]) }];
    expect(score(cast, { options: ['__proto__', 'constructor'] }).winners).toEqual(['__proto__']);
  });
});

describe('all of them', () => {
  it('refuse contradictions', () => {
    expect(() => singleChoice([], { options: ['a', 'a'] })).toThrow(RangeError);
    expect(() => singleChoice([], { options, seats: 0 })).toThrow(RangeError);
    expect(() => singleChoice([picks(1.5, 'a')], { options })).toThrow(RangeError);
    expect(() => score([], { options, lowest: 2, highest: 1 })).toThrow(RangeError);
    const many = [{ count: Number.MAX_SAFE_INTEGER, points: { a: 2 } }];
    expect(() => score(many, { options })).toThrow(RangeError);
  });
});
