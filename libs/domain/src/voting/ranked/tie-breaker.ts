import { lotOrder } from '../ties.js';
import type { TieBreaking, TieReport } from '../ties.js';

/** Some options of which one must be taken although nothing in the count tells them apart. */
export interface Tie {
  /** Places of the options, in option order. */
  readonly tied: readonly number[];
  /** Whether the one to take is to be elected (the best) or eliminated (the worst). */
  readonly take: 'best' | 'worst';
  /** The tallies of the rounds before this one, the first round first. */
  readonly earlier: readonly (readonly bigint[])[];
}

/** Who is taken, and by which rule. */
export interface BrokenTie {
  readonly chosen: number;
  readonly by: TieReport['brokenBy'];
}

/** Breaks ties by the declared rules. Throws RangeError when a lot is declared without a seed. */
export class TieBreaker {
  private readonly lot: ReadonlyMap<number, number> | null;

  constructor(
    private readonly declared: TieBreaking,
    options: readonly string[],
  ) {
    this.lot = declared.rules.includes('lot') ? drawLot(declared.seed, options) : null;
  }

  /**
   * Tries the rules in their order; a rule that parts only some of the tied leaves the rest to the next. Who comes
   * first in option order, or is drawn first, is elected first and eliminated last.
   */
  break(tie: Tie): BrokenTie {
    let tied = tie.tied;
    for (const rule of this.declared.rules) {
      if (rule === 'previous-rounds') tied = partByEarlierRounds({ ...tie, tied });
      else tied = [taken(tied, tie.take, (place) => (rule === 'lot' ? (this.lot?.get(place) ?? 0) : place))];
      const [only] = tied;
      if (tied.length === 1 && only !== undefined) return { chosen: only, by: rule };
    }
    return { chosen: taken(tied, tie.take, (place) => place), by: 'undeclared' };
  }

  /**
   * Where an option stands against any other when no round parts them, the smallest the first; for methods without
   * rounds this is all there is.
   */
  standing(place: number): number {
    const [rule] = this.declared.rules.filter((each) => each !== 'previous-rounds');
    return rule === 'lot' ? (this.lot?.get(place) ?? 0) : place;
  }
}

/**
 * The round before decides, then the one before that: only those with the most (or, to eliminate, the fewest) votes
 * there stay in question. As RCTab's "previous round counts".
 */
function partByEarlierRounds({ tied, take, earlier }: Tie): readonly number[] {
  let left = tied;
  for (let round = earlier.length - 1; round >= 0 && left.length > 1; round -= 1) {
    const tally = earlier[round] ?? [];
    const votes = left.map((place) => tally[place] ?? 0n);
    const wanted = votes.reduce((a, b) => ((take === 'best' ? a > b : a < b) ? a : b));
    left = left.filter((_, index) => votes[index] === wanted);
  }
  return left;
}

function taken(tied: readonly number[], take: Tie['take'], order: (place: number) => number): number {
  const sorted = [...tied].sort((a, b) => order(a) - order(b));
  const chosen = take === 'best' ? sorted[0] : sorted[sorted.length - 1];
  if (chosen === undefined) throw new RangeError('nobody is tied');
  return chosen;
}

function drawLot(seed: string | undefined, options: readonly string[]): Map<number, number> {
  if (seed === undefined) throw new RangeError('a lot needs a public seed');
  const drawn = new Map(lotOrder(seed, options).map((option, number) => [option, number]));
  return new Map(options.map((option, place) => [place, drawn.get(option) ?? 0]));
}
