import { describe, expect, it } from '@jest/globals';
import type { RankedBallot, RankedElection } from './ballots.js';
import { borda } from './borda.js';
import { instantRunoff, stv } from './runoff.js';
import { schulze } from './schulze.js';

/** From lines such as `42 Memphis Nashville`. */
function electionOf(options: string, ...lines: string[]): RankedElection {
  const ballots = lines.map((line): RankedBallot => {
    const [count, ...ranks] = line.split(' ');
    return { count: Number(count), ranks: ranks.map((rank) => rank.split('=')) };
  });
  return { options: options.split(' '), ballots };
}

/** Wikipedia, "Instant-runoff voting": the capital of Tennessee. */
const tennessee = electionOf(
  'Memphis Nashville Chattanooga Knoxville',
  '42 Memphis Nashville Chattanooga Knoxville',
  '26 Nashville Chattanooga Knoxville Memphis',
  '15 Chattanooga Knoxville Nashville Memphis',
  '17 Knoxville Chattanooga Nashville Memphis',
);

describe('the capital of Tennessee', () => {
  it('is Knoxville by instant run-off, in the third round', () => {
    const { winners, rounds, ties } = instantRunoff(tennessee);
    expect(winners).toEqual(['Knoxville']);
    expect(ties).toEqual([]);
    expect(rounds.map(({ tally }) => tally)).toEqual([
      { Memphis: '42', Nashville: '26', Chattanooga: '15', Knoxville: '17' },
      { Memphis: '42', Nashville: '26', Knoxville: '32' },
      { Memphis: '42', Knoxville: '58' },
    ]);
    expect(rounds.map(({ threshold }) => threshold)).toEqual(['51', '51', '51']);
    expect(rounds[0]?.transfers).toEqual([
      { from: 'Chattanooga', because: 'eliminated', to: { Knoxville: '15' }, exhausted: '0', residual: '0' },
    ]);
  });

  it('is Nashville by Borda and by Schulze, which beats every other', () => {
    expect(borda(tennessee)).toMatchObject({
      winners: ['Nashville'],
      ranking: ['Nashville', 'Chattanooga', 'Memphis', 'Knoxville'],
      points: { Memphis: '126', Nashville: '194', Chattanooga: '173', Knoxville: '107' },
    });
    expect(schulze(tennessee)).toMatchObject({
      ranking: ['Nashville', 'Chattanooga', 'Knoxville', 'Memphis'],
      condorcetWinner: 'Nashville',
    });
  });
});

describe('the food for a party (Wikipedia, "Single transferable vote")', () => {
  const food = electionOf(
    'Orange Pear Chocolate Strawberry Sweets',
    '4 Orange',
    '2 Pear Orange',
    '8 Chocolate Strawberry',
    '4 Chocolate Sweets',
    '1 Strawberry',
    '1 Sweets',
  );

  it('is chocolate, oranges and strawberries', () => {
    const { winners, rounds, ties } = stv(food, { seats: 3 });
    expect(winners).toEqual(['Chocolate', 'Orange', 'Strawberry']);
    expect(ties).toEqual([]);
    expect(rounds.map(({ elected, eliminated }) => [...elected, ...eliminated].join())).toEqual([
      'Chocolate',
      'Pear',
      'Orange',
      'Sweets',
      'Strawberry',
      '',
    ]);
    expect(rounds[0]).toMatchObject({
      threshold: '6',
      transfers: [{ from: 'Chocolate', to: { Strawberry: '4', Sweets: '2' }, exhausted: '0', residual: '0' }],
    });
    expect(rounds[3]?.tally).toEqual({ Orange: '6', Chocolate: '6', Strawberry: '5', Sweets: '3' });
    expect(rounds[4]?.inactive.exhaustedChoices).toBe('3');
  });

  it('has a higher bar by Hare, which nobody but chocolate and the last ones left reach', () => {
    const { rounds, winners } = stv(food, { seats: 3, quota: 'hare' });
    expect(rounds[0]?.threshold).toBe('7');
    expect(winners).toEqual(['Chocolate', 'Orange', 'Strawberry']);
  });
});

describe("Schulze's own examples", () => {
  it('gives example 1 of his article of 2011: d, a, c, b', () => {
    const { ranking, preferred, strongestPaths, ties } = schulze(
      electionOf('a b c d', '8 a c d b', '2 b a d c', '4 c d b a', '4 d b a c', '3 d c b a'),
    );
    expect(preferred).toEqual([
      [0, 8, 14, 10],
      [13, 0, 6, 2],
      [7, 15, 0, 12],
      [11, 19, 9, 0],
    ]);
    expect(strongestPaths).toEqual([
      [0, 7, 7, 3],
      [5, 0, 5, 3],
      [5, 9, 0, 3],
      [5, 17, 5, 0],
    ]);
    expect(ranking).toEqual(['d', 'a', 'c', 'b']);
    expect(ties).toEqual([]);
  });

  it('gives the one of 45 voters (Wikipedia, "Schulze method"): E, A, C, B, D', () => {
    const { ranking, condorcetWinner } = schulze(
      electionOf(
        'A B C D E',
        '5 A C B E D',
        '5 A D E C B',
        '8 B E D A C',
        '3 C A B E D',
        '7 C A E B D',
        '2 C B A D E',
        '7 D C E B A',
        '8 E B A D C',
      ),
    );
    expect(ranking).toEqual(['E', 'A', 'C', 'B', 'D']);
    expect(condorcetWinner).toBeNull();
  });

  it('reports that nobody stands before the other where a cycle is even', () => {
    const even = electionOf('a b c', '1 a b c', '1 b c a', '1 c a b');
    expect(schulze(even).ties[0]).toMatchObject({
      about: 'election',
      options: ['a', 'b', 'c'],
      chosen: ['a'],
      brokenBy: 'undeclared',
      decisive: true,
    });
    expect(schulze(even, { seats: 3 }).ties.every(({ decisive }) => decisive === false)).toBe(true);
  });
});

describe('equal and missing ranks', () => {
  const election = electionOf('a b c d', '1 a=b', '1 c a');

  it('put unranked options last, or say nothing about them, as declared', () => {
    expect(schulze(election).preferred).toEqual([
      [0, 1, 1, 2],
      [0, 0, 1, 1],
      [1, 1, 0, 1],
      [0, 0, 0, 0],
    ]);
    expect(schulze(election, { unranked: 'ignored' }).preferred).toEqual([
      [0, 0, 0, 0],
      [0, 0, 0, 0],
      [1, 0, 0, 0],
      [0, 0, 0, 0],
    ]);
    expect(borda(election).points).toEqual({ a: '4.5', b: '3', c: '3.5', d: '1' });
    expect(borda(election, { unranked: 'ignored' }).points).toEqual({ a: '0.5', b: '0.5', c: '1', d: '0' });
  });
});
