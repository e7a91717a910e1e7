import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { Refusal } from '../src/refusal.js';
import { printed, tallied } from './tally/run-tally.js';

const directory = mkdtempSync(join(tmpdir(), 'openhall-tally-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const fileOf = (name: string, text: string | Uint8Array) => {
  const file = join(directory, name);
  writeFileSync(file, text);
  return file;
};

const csv = fileOf(
  'capital.csv',
  [
    'count,rank1,rank2,rank3,rank4',
    '42,Memphis,Nashville,Chattanooga,Knoxville',
    '26,Nashville,Chattanooga,Knoxville,Memphis',
    '15,Chattanooga,Knoxville,Nashville,Memphis',
    '17,Knoxville,Chattanooga,Nashville,Memphis',
    '',
  ].join('\n'),
);
const blt = fileOf('council.blt', '3 2\n4 1 2=3 0\n3 2 0\n2 3 1 0\n0\n"Ana"\n"Bo"\n"Cy"\n"Council"\n');

const pb = fileOf(
  'streets.pb',
  [
    'META\nkey;value\ndescription;Streets\ncountry;Nowhere\nunit;Here\ninstance;2026\nnum_projects;3\nnum_votes;3',
    'budget;100\nvote_type;approval\nrule;greedy\nPROJECTS\nproject_id;cost;name',
    'a/1;60;Trees\nb;50;Benches\nc;40;Lamps\nVOTES\nvoter_id;vote\n1;a/1,b\n2;a/1,c\n3;b',
    '',
  ].join('\n'),
);

async function refusalOf(...words: string[]): Promise<{ message: string; exitCode: number }> {
  const error: unknown = await printed(...words).then(
    (text) => `no refusal, but ${text}`,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Refusal)) throw error;
  return { message: error.message, exitCode: error.exitCode };
}

describe('openhall tally', () => {
  it('prints every round as JSON, votes as numbers', async () => {
    expect(await tallied(csv, '--method', 'instant-runoff')).toEqual({
      method: 'instant-runoff',
      winners: ['Knoxville'],
      rounds: [
        expect.objectContaining({
          round: 1,
          tally: { Memphis: 42, Nashville: 26, Knoxville: 17, Chattanooga: 15 },
          elected: [],
          eliminated: ['Chattanooga'],
          threshold: 51,
        }),
        expect.objectContaining({ round: 2, eliminated: ['Nashville'] }),
        expect.objectContaining({ round: 3, tally: { Memphis: 42, Knoxville: 58 }, elected: ['Knoxville'] }),
      ],
      ties: [],
      exhausted: {
        overvotes: 0,
        skippedRankings: 0,
        repeatedRankings: 0,
        exhaustedChoices: 0,
        finalRoundSurplus: 0,
      },
    });
  });

  it('takes the seats from a .blt file, unless told otherwise', async () => {
    expect((await tallied(blt, '--method', 'stv')).winners).toHaveLength(2);
    expect((await tallied(blt, '--method', 'stv', '--seats', '1')).winners).toEqual(['Ana']);
    expect(await tallied(blt, '--method', 'borda', '--seats', '1')).toMatchObject({
      winners: ['Ana'],
      rounds: [{ tally: { Ana: 11.5, Bo: 8, Cy: 7.5 } }],
    });
  });

  it('counts the first rank, or all that is ranked, where ballots rank', async () => {
    expect(await tallied(csv, '--method', 'single-choice')).toMatchObject({
      winners: ['Memphis'],
      ranking: ['Memphis', 'Nashville', 'Knoxville', 'Chattanooga'],
    });
    expect(await tallied(blt, '--method', 'approval')).toMatchObject({
      rounds: [{ tally: { Ana: 6, Bo: 7, Cy: 6 } }],
    });
  });

  it('spends a budget', async () => {
    expect(await tallied(pb, '--method', 'greedy')).toMatchObject({
      method: 'greedy',
      winners: ['a/1', 'c'],
      cost: 100,
      budget: 100,
      ties: [{ options: ['a/1', 'b'], brokenBy: 'undeclared' }],
    });
    expect((await tallied(pb, '--method', 'greedy', '--stop-at-first-unaffordable')).winners).toEqual([
      'a/1',
    ]);
  });

  it.each([
    [csv, 'instant-runoff', /Winners: Knoxville/, /threshold +51/],
    [blt, 'stv', /^Council\n/, /Round 1: elected Ana/],
    [csv, 'schulze', /Ranking: Nashville > Chattanooga/, /strongest path/],
    [csv, 'borda', /Nashville +194/, /Ties: none/],
    [csv, 'single-choice', /Memphis +1 +42/, /Ballots: 100/],
    [pb, 'equal-shares', /Budget: 100; spent: /, /Trees/],
    [pb, 'phragmen', /Method: phragmen/, /project/],
  ])('prints tables for people: %s by %s', async (file, method, ...expected) => {
    const text = await printed(file, '--method', method);
    for (const pattern of expected) expect(text).toMatch(pattern);
  });

  it.each([
    ['greedy --seats 2', pb, '--seats does not go with --method greedy.'],
    ['instant-runoff --unranked last', csv, '--unranked does not go with --method instant-runoff.'],
    [
      'schulze --tie previous-rounds',
      csv,
      '--tie previous-rounds does not go with --method schulze, which has no rounds.',
    ],
    [
      'stv --tie lot --seats 2',
      csv,
      '--tie lot needs --seed TEXT: a lot that nobody can draw again proves nothing.',
    ],
    ['stv', csv, '--method stv needs --seats N: the file does not say how many.'],
    ['stv', pb, '--method stv needs ranked ballots, and this is a budget.'],
    ['greedy', csv, '--method greedy needs a budget (.pb), and these are ranks.'],
    ['score', csv, '--method score needs ballots with points, and this file has ranks.'],
  ])('refuses what does not go together: %s', async (options, file, message) => {
    expect(await refusalOf(file, '--method', ...options.split(' '))).toEqual({ message, exitCode: 2 });
  });

  it('names file, line and what is wrong', async () => {
    const broken: [string, string | Uint8Array, string][] = [
      [
        'a.csv',
        'count,rank1\n2,A\ntwo,B\n',
        ', line 3: a line must begin with how many ballots it is, from 1, but begins with "two".',
      ],
      ['b.blt', '2 1\n3 1 4 0\n0\n"A"\n"B"\n', ', line 2: there is no option 4.'],
      [
        'c.csv',
        Uint8Array.from([...Buffer.from('count,rank1\n1,A\n1,'), 0xe9, 10]),
        ', line 3: the text is not UTF-8.',
      ],
      ['d.txt', '', ': the name must end in .pb (Pabulib), .blt or .csv (ranked ballots).'],
    ];
    for (const [name, text, message] of broken) {
      const file = fileOf(name, text);
      expect(await refusalOf(file, '--method', 'borda')).toEqual({
        message: `${file}${message}`,
        exitCode: 1,
      });
    }
    const missing = join(directory, 'missing.csv');
    expect((await refusalOf(missing, '--method', 'borda')).message).toBe(
      `${missing} cannot be read (ENOENT).`,
    );
    const odd = fileOf('e.pb', 'META\nkey;value\nbudget;many\n');
    expect((await refusalOf(odd, '--method', 'greedy')).message).toMatch(/e\.pb, line \d+: /);
  });

  it('refuses values that are none', async () => {
    for (const words of [
      ['stv', '--seats', '0'],
      ['stv', '--decimals', '21'],
      ['borda', '--tie', 'dice'],
      ['dice'],
    ]) {
      await expect(printed(csv, '--method', ...words)).rejects.toThrow();
    }
  });
});
