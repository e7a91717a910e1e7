import type { TieReport } from '../ties.js';
import { BallotPiles } from './ballot-piles.js';
import type { Moved } from './ballot-piles.js';
import type { ReadableBallot } from './readable-ballots.js';
import type { InactiveVotes, RunoffRound, RunoffTransfer } from './runoff-account.js';
import type { CompleteRules } from './runoff-rules.js';
import { decimalText } from './scaled.js';
import type { ChoicePoint } from './tie-choices.js';
import type { TieBreaker } from './tie-breaker.js';

/** What one count takes: everything that was declared, the ballots as read, and ties to be broken as told. */
export interface RunoffTask {
  readonly options: readonly string[];
  readonly ballots: readonly ReadableBallot[];
  readonly rules: CompleteRules;
  readonly breaker: TieBreaker;
  readonly forced: readonly number[];
}

/** One run-off, round by round. */
export class RunoffCount {
  readonly winners: string[] = [];
  readonly rounds: RunoffRound[] = [];
  readonly ties: TieReport[] = [];
  /** The ties in which something was at stake, in their order. */
  readonly choices: ChoicePoint[] = [];
  private readonly inRace: boolean[];
  private readonly inTally: boolean[];
  private readonly piles: BallotPiles;
  private readonly history: bigint[][] = [];
  private readonly unit: bigint;
  private threshold = 0n;

  constructor(private readonly task: RunoffTask) {
    this.unit = 10n ** BigInt(task.rules.decimals);
    this.inRace = task.options.map(() => true);
    this.inTally = [...this.inRace];
    this.piles = new BallotPiles(task.ballots, this.inRace, this.unit);
    while (this.countRound());
  }

  /** Whether another round follows. */
  private countRound(): boolean {
    const { seats } = this.task.rules;
    if (seats === 1 || this.history.length === 0) this.setThreshold();
    const round = this.snapshot();
    const contenders = this.contenders();
    // One round more shows where the last surpluses went.
    if (this.unfilled === 0 || contenders.length === 0) return this.close(round, [], [], []);
    const elected = this.findElected(contenders);
    if (elected.length > 0) {
      this.winners.push(...elected.map((place) => this.name(place)));
      this.leave(elected, true);
      if (seats === 1) return this.close(round, elected, [], []);
      const last = this.unfilled === 0;
      const transfers = elected.map((place) =>
        this.report(place, 'elected', this.piles.passOnSurplus(place, this.threshold, last)),
      );
      return this.close(round, elected, [], transfers);
    }
    const eliminated = this.findEliminated(contenders);
    this.leave(eliminated, false);
    const transfers = eliminated.map((place) => this.report(place, 'eliminated', this.piles.passOn(place)));
    return this.close(round, [], eliminated, transfers);
  }

  private get unfilled(): number {
    return this.task.rules.seats - this.winners.length;
  }

  private contenders(): number[] {
    return this.task.options.map((_, place) => place).filter((place) => this.inRace[place]);
  }

  private tally(place: number): bigint {
    return this.piles.tallies[place] ?? 0n;
  }

  private name(place: number): string {
    return this.task.options[place] ?? '';
  }

  /** Droop: the smallest number that only `seats` options can reach; Hare: votes / seats, rounded up. */
  private setThreshold(): void {
    const { seats, quota, fractionalQuota } = this.task.rules;
    const active = this.piles.tallies.reduce((sum, votes) => sum + votes, 0n);
    const step = fractionalQuota ? 1n : this.unit;
    const divisor = BigInt(quota === 'droop' ? seats + 1 : seats) * step;
    const steps = quota === 'droop' ? active / divisor + 1n : (active + divisor - 1n) / divisor;
    // Without any vote a Hare threshold would be 0, and everybody would have reached it.
    this.threshold = (steps > 0n ? steps : 1n) * step;
  }

  private findElected(contenders: readonly number[]): number[] {
    if (contenders.length <= this.unfilled) return this.best(contenders, contenders.length);
    const reached = contenders.filter((place) => this.tally(place) >= this.threshold);
    if (reached.length > 0) return this.best(reached, Math.min(reached.length, this.unfilled));
    // Two equal last ones: breaking the tie here keeps both in sight in the last round.
    return this.task.rules.seats === 1 && contenders.length === 2 ? this.best(contenders, 1) : [];
  }

  /** The first `number` of some options by their votes, breaking and reporting ties. */
  private best(places: readonly number[], number: number): number[] {
    const taken: number[] = [];
    let left = [...places];
    while (taken.length < number) {
      const most = left.map((place) => this.tally(place)).reduce((a, b) => (a > b ? a : b));
      const equal = left.filter((place) => this.tally(place) === most);
      const about = equal.length > number - taken.length ? 'election' : 'ranking';
      const next = this.decide(equal, 'best', about);
      taken.push(next);
      left = left.filter((place) => place !== next);
    }
    return taken;
  }

  private findEliminated(contenders: readonly number[]): number[] {
    const batch = this.task.rules.batchElimination ? this.batch(contenders) : [];
    if (batch.length > 1) return batch;
    const fewest = contenders.map((place) => this.tally(place)).reduce((a, b) => (a < b ? a : b));
    const equal = contenders.filter((place) => this.tally(place) === fewest);
    const others = contenders.filter((place) => !equal.includes(place));
    return [this.decide(equal, 'worst', 'elimination', !this.allWillGo(equal, others, fewest))];
  }

  /**
   * Whether the last ones, equal, will all be out before anybody else, so that their order does not matter: together
   * they cannot catch up with the next, and nobody can be elected on the way, or with one seat it makes no difference.
   */
  private allWillGo(equal: readonly number[], others: readonly number[], each: bigint): boolean {
    const together = each * BigInt(equal.length);
    const enoughStay = others.length >= this.unfilled;
    const noneCatchesUp = others.every((place) => together < this.tally(place));
    return enoughStay && noneCatchesUp && (this.task.rules.seats === 1 || together === 0n);
  }

  /**
   * The longest run from below whose votes together are fewer than those of the next: none of them can catch up.
   * Enough options stay to fill the seats.
   */
  private batch(contenders: readonly number[]): number[] {
    const rising = [...contenders].sort((a, b) => {
      const difference = this.tally(a) - this.tally(b);
      return difference < 0n ? -1 : difference > 0n ? 1 : a - b;
    });
    let together = 0n;
    let length = 0;
    rising.forEach((place, index) => {
      if (together < this.tally(place) && rising.length - index >= this.unfilled) length = index;
      together += this.tally(place);
    });
    return rising.slice(0, length);
  }

  private decide(
    tied: readonly number[],
    take: 'best' | 'worst',
    about: TieReport['about'],
    atStake = about !== 'ranking',
  ): number {
    const [only] = tied;
    if (tied.length === 1 && only !== undefined) return only;
    const broken = this.task.breaker.break({ tied, take, earlier: this.history.slice(0, -1) });
    const chosen = (atStake ? this.task.forced[this.choices.length] : undefined) ?? broken.chosen;
    if (atStake) this.choices.push({ tied, chosen });
    this.ties.push({
      round: this.history.length,
      about,
      options: tied.map((place) => this.name(place)),
      chosen: [this.name(chosen)],
      brokenBy: broken.by,
      decisive: atStake ? null : false,
    });
    return chosen;
  }

  private leave(places: readonly number[], elected: boolean): void {
    for (const place of places) {
      this.inRace[place] = false;
      this.inTally[place] = elected;
    }
  }

  private text(units: bigint): string {
    return decimalText(units, this.task.rules.decimals);
  }

  private report(place: number, because: RunoffTransfer['because'], moved: Moved): RunoffTransfer {
    const to = [...moved.to].sort(([a], [b]) => a - b);
    return {
      from: this.name(place),
      because,
      to: Object.fromEntries(to.map(([receiver, votes]) => [this.name(receiver), this.text(votes)])),
      exhausted: this.text(moved.exhausted),
      residual: this.text(moved.residual),
    };
  }

  private snapshot(): Omit<RunoffRound, 'elected' | 'eliminated' | 'transfers'> {
    this.history.push([...this.piles.tallies]);
    const shown = this.task.options.map((_, place) => place).filter((place) => this.inTally[place]);
    const { inactive } = this.piles;
    const reasons = Object.entries(inactive).map(([reason, votes]) => [reason, this.text(votes)]);
    return {
      round: this.history.length,
      tally: Object.fromEntries(shown.map((place) => [this.name(place), this.text(this.tally(place))])),
      threshold: this.text(this.threshold),
      active: this.text(this.piles.tallies.reduce((sum, votes) => sum + votes, 0n)),
      inactive: Object.fromEntries(reasons) as InactiveVotes,
      residualSurplus: this.text(this.piles.residual),
    };
  }

  private close(
    round: Omit<RunoffRound, 'elected' | 'eliminated' | 'transfers'>,
    elected: readonly number[],
    eliminated: readonly number[],
    transfers: readonly RunoffTransfer[],
  ): boolean {
    this.rounds.push({
      ...round,
      elected: elected.map((place) => this.name(place)),
      eliminated: eliminated.map((place) => this.name(place)),
      transfers: transfers.filter(({ to, exhausted, residual }) => {
        return Object.keys(to).length > 0 || exhausted !== '0' || residual !== '0';
      }),
    });
    const over = elected.length === 0 && eliminated.length === 0;
    return !over && !(this.task.rules.seats === 1 && elected.length > 0);
  }
}
