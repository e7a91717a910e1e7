import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { tallied } from './tally/run-tally.js';

const data =
  process.env['OPENHALL_REFERENCE_DATA'] ?? resolve(import.meta.dirname, '../../../../shared/data');

/** A round as RCTab reports it. */
interface ExpectedRound {
  readonly round: number;
  readonly tally: Record<string, string>;
  readonly threshold: string;
  readonly inactiveBallots: Record<string, string>;
  readonly tallyResults: readonly {
    elected?: string;
    eliminated?: string;
    transfers: Record<string, string>;
  }[];
}

/** RCTab counts a place for write-ins in every contest; these ballots have none. */
const writeIns = 'Undeclared Write-ins';
const numbers = (votes: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(votes)
      .filter(([name]) => name !== writeIns)
      .map(([name, text]) => [name, Number(text)]),
  );

function expectedRounds(folder: string, name: string): unknown[] {
  const report = JSON.parse(readFileSync(join(folder, `${name}_expected_detailed_report.json`), 'utf8')) as {
    results: ExpectedRound[];
  };
  return report.results.map(({ round, tally, threshold, inactiveBallots, tallyResults }) => ({
    round,
    tally: numbers(tally),
    threshold: Number(threshold),
    elected: tallyResults.flatMap(({ elected }) => elected ?? []),
    eliminated: tallyResults.flatMap(({ eliminated }) => eliminated ?? []).filter((who) => who !== writeIns),
    inactive: { finalRoundSurplus: 0, ...numbers(inactiveBallots) },
    transfers: tallyResults
      .filter(({ transfers }) => Object.keys(transfers).length > 0)
      .map(({ elected, eliminated, transfers }) => ({ from: elected ?? eliminated, to: numbers(transfers) })),
  }));
}

/** Counts with the command, and puts its rounds as RCTab has them. */
async function countedRounds(
  file: string,
  ...options: string[]
): Promise<{ winners: unknown; rounds: unknown[] }> {
  const { winners, rounds = [] } = await tallied(file, ...options);
  return {
    winners,
    rounds: rounds.map(({ round, tally, threshold, elected, eliminated, exhausted, transfers = [] }) => ({
      round,
      tally,
      threshold,
      elected,
      eliminated,
      inactive: exhausted,
      transfers: transfers.map((each) => ({
        from: each.from,
        to: {
          ...each.to,
          ...(each.exhausted === 0 ? {} : { exhausted: each.exhausted }),
          ...(each.residual === 0 ? {} : { 'residual surplus': each.residual }),
        },
      })),
    })),
  };
}

const ranked = join(data, 'ranked');
const budgets = join(data, 'budgets');

if (existsSync(ranked)) {
  describe('the reference data of ranked ballots', () => {
    it.each([
      [
        '2015_portland_mayor',
        ['Mavodones, Nicholas M. Jr.'],
        14,
        '--method instant-runoff --overvote exhaust --max-skipped-ranks 1 --batch-elimination --tie option-order',
      ],
      [
        'tiebreak_previous_round_counts_then_random_test',
        ['Sneezy'],
        3,
        '--method instant-runoff --overvote skip --max-skipped-ranks 0 --tie previous-rounds --tie lot --seed 12345',
      ],
      [
        'test_set_multi_winner_fractional_threshold',
        ['Candidate C Name', 'Candidate A Name', 'Candidate B Name'],
        6,
        '--method stv --seats 3 --fractional-quota --decimals 4 --overvote skip --max-skipped-ranks 1 --tie option-order',
      ],
    ])('comes out as RCTab counts it, in every round: %s', async (name, winners, rounds, options) => {
      const folder = join(ranked, name);
      const counted = await countedRounds(join(folder, 'ballots_aggregated.csv'), ...options.split(' '));
      expect(counted.winners).toEqual(winners);
      expect(counted.rounds).toHaveLength(rounds);
      expect(counted.rounds).toEqual(expectedRounds(folder, name));
    });

    it('gives Sneezy by the previous rounds alone, and reports both ties', async () => {
      const file = join(ranked, 'tiebreak_previous_round_counts_then_random_test', 'ballots_aggregated.csv');
      const { winners, ties } = await tallied(file, '--method', 'instant-runoff', '--tie', 'previous-rounds');
      expect(winners).toEqual(['Sneezy']);
      expect(ties).toMatchObject([
        { round: 2, options: ['Sneezy', 'Dopey', 'Grumpy'], chosen: ['Grumpy'], brokenBy: 'previous-rounds' },
        { round: 3, options: ['Sneezy', 'Dopey'], chosen: ['Sneezy'], brokenBy: 'undeclared' },
      ]);
    });

    it('gives the Debian leader of 2020 by Schulze, and the ranking', async () => {
      const { winners, ranking, ties } = await tallied(
        join(ranked, 'debian-leader-2020.blt'),
        '--method',
        'schulze',
      );
      expect(winners).toEqual(['Jonathan Carter']);
      expect(ranking).toEqual(['Jonathan Carter', 'Sruthi Chandran', 'Brian Gupta', 'None Of The Above']);
      expect(ties).toEqual([]);
    });
  });

  describe('the reference data of budgets', () => {
    it.each([
      ['Netherlands_Assen_2024', 'equal-shares --completion raise', '3 9 2 11 13 14 5 6 12', 76_700, 100_000],
      ['Netherlands_Assen_2024', 'equal-shares', '3 9 2 13 11 14 12', 60_700, 100_000],
      ['Poland_Warszawa_2017_Sadul', 'greedy', '1549 1547', 110_100, 110_180],
      [
        'Poland_Warszawa_2019_Stare_Bielany',
        'greedy',
        '951 1991 597 1353 1365 782 119 1516 780',
        674_668,
        800_000,
      ],
      ['Poland_Czestochowa_2024_Podjasnogorska', 'greedy', '112 348 611 639', 138_000, 138_644],
      ['Poland_Krakow_2021_Stare_Miasto', 'greedy', '5 8 1 36 34 19 10', 1_102_000, 1_104_775],
      [
        'Poland_Warszawa_2019_Targowek_Mieszkaniowy',
        'greedy',
        '84 1192 1515 269 824 792 1952 1023 797',
        394_733,
        400_000,
      ],
    ])('comes out as it was decided: %s by %s', async (name, method, winners, cost, budget) => {
      const report = await tallied(join(budgets, `${name}.pb`), '--method', ...method.split(' '));
      expect(report).toMatchObject({ winners: winners.split(' '), cost, budget });
    });

    it('reports the tie that decides in Targówek, also where no rule was declared', async () => {
      const file = join(budgets, 'Poland_Warszawa_2019_Targowek_Mieszkaniowy.pb');
      const { ties } = await tallied(file, '--method', 'greedy');
      expect(ties).toContainEqual(expect.objectContaining({ brokenBy: 'undeclared', decisive: true }));
    });
  });
} else {
  describe('the reference data of votes', () => {
    it.skip(`is not in ${data}: set OPENHALL_REFERENCE_DATA to test with it`, () => undefined);
  });
}
