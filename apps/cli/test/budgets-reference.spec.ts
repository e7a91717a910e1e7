import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { equalShares, greedy, readPabulib, writePabulib } from '@openhall/domain/voting';
import type { BudgetResult, PabulibElection } from '@openhall/domain/voting';

const data =
  process.env['OPENHALL_REFERENCE_DATA'] ?? resolve(import.meta.dirname, '../../../../shared/data');
const folder = join(data, 'budgets');

const raised = (election: PabulibElection) => equalShares(election, { completion: 'raise' });
const greedily = (election: PabulibElection) => greedy(election);

/** File, its official rule, the official winners in order of selection, cost and budget. */
const official: [string, (election: PabulibElection) => BudgetResult, string, number, number][] = [
  ['Netherlands_Assen_2024', raised, '3 9 2 11 13 14 5 6 12', 76_700, 100_000],
  ['Poland_Warszawa_2017_Sadul', greedily, '1549 1547', 110_100, 110_180],
  [
    'Poland_Warszawa_2019_Stare_Bielany',
    greedily,
    '951 1991 597 1353 1365 782 119 1516 780',
    674_668,
    800_000,
  ],
  ['Poland_Czestochowa_2024_Podjasnogorska', greedily, '112 348 611 639', 138_000, 138_644],
  ['Poland_Krakow_2021_Stare_Miasto', greedily, '5 8 1 36 34 19 10', 1_102_000, 1_104_775],
  [
    'Poland_Warszawa_2019_Targowek_Mieszkaniowy',
    greedily,
    '84 1192 1515 269 824 792 1952 1023 797',
    394_733,
    400_000,
  ],
];

async function electionOf(file: string): Promise<PabulibElection> {
  const reading = readPabulib(await readFile(join(folder, `${file}.pb`), 'utf8'));
  if (!reading.ok) throw new Error(`line ${reading.error.line}: ${reading.error.code}`);
  return reading.election;
}

if (existsSync(folder)) {
  describe('participatory budgets as they were decided', () => {
    it.each(official)(
      '%s comes out with its winners in order',
      async (file, count, winners, cost, budget) => {
        const election = await electionOf(file);
        const result = count(election);
        expect(result.winners.join(' ')).toBe(winners);
        expect([result.cost.toString(), result.budget.toString()]).toEqual([`${cost}`, `${budget}`]);
        expect([...result.winners].sort()).toEqual([...(election.selected ?? [])].sort());
      },
    );

    it.each(official)('%s is the same when it is written and read again', async (file) => {
      const election = await electionOf(file);
      expect(JSON.stringify(readPabulib(writePabulib(election)))).toBe(
        JSON.stringify({ ok: true, election }),
      );
    });

    it('Targówek has a tie that decides, and it is reported', async () => {
      const { ties } = greedy(await electionOf('Poland_Warszawa_2019_Targowek_Mieszkaniowy'));
      expect(
        ties.map(({ options, chosen, brokenBy, decisive }) => [options, chosen, brokenBy, decisive]),
      ).toEqual([
        [['824', '792'], ['824', '792'], 'undeclared', false],
        [['797', '845', '1159'], ['797'], 'undeclared', true],
      ]);
    });

    it('Assen without raising stops at 60,700', async () => {
      const { winners, cost } = equalShares(await electionOf('Netherlands_Assen_2024'));
      expect([winners.join(' '), cost.toString()]).toEqual(['3 9 2 13 11 14 12', '60700']);
    });

    it('Assen with raising says how far every share was raised and why no further', async () => {
      const result = raised(await electionOf('Netherlands_Assen_2024'));
      expect([result.raisedBy, result.raiseEnded]).toEqual([843, 'overspent']);
    });
  });
} else {
  describe('participatory budgets as they were decided', () => {
    it.skip(`are not in ${folder}: set OPENHALL_REFERENCE_DATA to test with them`, () => undefined);
  });
}
