import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../sha256.js';
import { canonicalBallot, commitmentOf, readBallot, type BallotContent } from './ballot.js';
import { problemsOfRules, usualRules, type VoteRules, type VotingMethod } from './definition.js';

const options = [
  { id: 'a', cost: 30 },
  { id: 'b', cost: 50 },
  { id: 'c', cost: 40 },
];
const rules = (method: VotingMethod, more: Partial<VoteRules> = {}): VoteRules => ({
  ...usualRules,
  method,
  ...more,
});

describe('a ballot', () => {
  it.each<[string, VoteRules, BallotContent, string]>([
    ['marks in option order', rules('approval'), { picks: ['c', 'a'] }, '{"picks":["a","c"]}'],
    ['one mark', rules('single-choice'), { picks: ['b'] }, '{"picks":["b"]}'],
    ['points without zeros', rules('score', { points: 5 }), { points: { b: 0, a: 5 } }, '{"points":{"a":5}}'],
    [
      'points in all',
      rules('cumulative', { points: 5 }),
      { points: { b: 2, a: 3 } },
      '{"points":{"a":3,"b":2}}',
    ],
    ['ranks as they are', rules('schulze'), { ranks: ['c', 'a'] }, '{"ranks":["c","a"]}'],
    ['an abstention', rules('stv'), { abstain: true }, '{"abstain":true}'],
    [
      'marks that fit the budget',
      rules('equal-shares', { budget: 70, ballotWithinBudget: true }),
      { picks: ['c', 'a'] },
      '{"picks":["a","c"]}',
    ],
  ])('has one form: %s', (_, with_, content, text) => {
    const read = readBallot(content, with_, options);
    expect('ballot' in read && canonicalBallot(read.ballot)).toBe(text);
  });

  it.each<[string, VoteRules, BallotContent]>([
    ['wrong_form', rules('approval'), { ranks: ['a'] }],
    ['unknown_option', rules('approval'), { picks: ['x'] }],
    ['repeated_option', rules('approval'), { picks: ['a', 'a'] }],
    ['empty', rules('approval'), { picks: [] }],
    ['empty', rules('score', { points: 5 }), { points: { a: 0 } }],
    ['too_many_picks', rules('single-choice'), { picks: ['a', 'b'] }],
    ['too_many_picks', rules('approval', { maxPicks: 2 }), { picks: ['a', 'b', 'c'] }],
    ['too_many_points', rules('score', { points: 5 }), { points: { a: 6 } }],
    ['too_many_points', rules('cumulative', { points: 5 }), { points: { a: 3, b: 3 } }],
    ['points_not_whole', rules('score', { points: 5 }), { points: { a: 1.5 } }],
    ['points_not_whole', rules('score', { points: 5 }), { points: { a: -1 } }],
    ['over_budget', rules('greedy', { budget: 60, ballotWithinBudget: true }), { picks: ['a', 'b'] }],
    ['no_abstention', rules('stv', { abstention: false }), { abstain: true }],
    ['repeated_option', rules('borda'), { ranks: ['a', 'a'] }],
  ])('is refused: %s', (problem, with_, content) => {
    expect(readBallot(content, with_, options)).toEqual({ problem });
  });

  it('is committed to by a text that anyone can hash', () => {
    const nonce = '00'.repeat(32);
    expect(commitmentOf(nonce, 'vote-1', '{"picks":["a"]}')).toBe(
      sha256(`openhall-ballot-1\n${nonce}\nvote-1\n{"picks":["a"]}`),
    );
  });
});

describe('rules', () => {
  it('that can be counted by have no problem', () => {
    expect(problemsOfRules(rules('equal-shares', { budget: 100 }), options)).toEqual([]);
    expect(problemsOfRules(rules('instant-runoff'), options)).toEqual([]);
  });

  it('name everything that keeps a vote from opening', () => {
    const bad = rules('equal-shares', { seats: 0, maxPicks: 9, tie: ['lot'], decimals: 99, quorum: -1 });
    expect(problemsOfRules(bad, [{ id: 'a', cost: null }])).toEqual([
      'seats_out_of_range',
      'picks_out_of_range',
      'budget_missing',
      'cost_missing',
      'seed_missing',
      'decimals_out_of_range',
      'threshold_negative',
    ]);
    expect(problemsOfRules(rules('score'), [{ id: 'a', cost: null }])).toEqual([
      'too_few_options',
      'points_missing',
    ]);
  });
});
