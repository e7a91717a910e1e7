import type { TieReport } from '../ties.js';
import type { ChoicePoint } from './tie-choices.js';
import type { TieBreaker } from './tie-breaker.js';

/** An order of all options, and the ties that had to be broken for it. */
export interface ForcedOrder {
  readonly order: readonly number[];
  readonly ties: readonly TieReport[];
  readonly choices: readonly ChoicePoint[];
}

/** What it takes to put options in order: which of those left may come next, and what breaks a tie among them. */
export interface OrderTask {
  readonly options: readonly string[];
  readonly seats: number;
  readonly breaker: TieBreaker;
  /** Of the places left, those that nothing puts behind another one that is left; never none. */
  readonly foremost: (left: readonly number[]) => readonly number[];
}

/**
 * Takes one option after the other. A tie within the seats is a point of choice (`forced` may decide it otherwise);
 * ties behind them only touch the ranking.
 */
export function orderOptions(task: OrderTask, forced: readonly number[]): ForcedOrder {
  const order: number[] = [];
  const ties: TieReport[] = [];
  const choices: ChoicePoint[] = [];
  let left = task.options.map((_, place) => place);
  while (left.length > 0) {
    const tied = task.foremost(left);
    const inSeats = order.length < task.seats;
    const broken =
      tied.length > 1
        ? task.breaker.break({ tied, take: 'best', earlier: [] })
        : { chosen: tied[0] ?? 0, by: 'undeclared' as const };
    const chosen = (tied.length > 1 && inSeats ? forced[choices.length] : undefined) ?? broken.chosen;
    if (tied.length > 1) {
      if (inSeats) choices.push({ tied, chosen });
      ties.push({
        round: order.length + 1,
        about: inSeats ? 'election' : 'ranking',
        options: tied.map((place) => task.options[place] ?? ''),
        chosen: [task.options[chosen] ?? ''],
        brokenBy: broken.by,
        decisive: inSeats ? null : false,
      });
    }
    order.push(chosen);
    left = left.filter((place) => place !== chosen);
  }
  return { order, ties, choices };
}
