/** One kind of ranked ballot and how many people cast it. */
export interface RankedBallot {
  /** How many ballots say exactly this; a whole number from 1. */
  readonly count: number;
  /**
   * The options at rank 1, 2, …; none = a skipped rank. More than one is an overvote for instant run-off and STV,
   * and an equal rank for Schulze and Borda.
   */
  readonly ranks: readonly (readonly string[])[];
}

/** What is counted: the options in their order on the ballot paper, and the ballots. */
export interface RankedElection {
  readonly options: readonly string[];
  readonly ballots: readonly RankedBallot[];
}

/**
 * A rank with too many marks, of which the record does not say whose they were. Run-offs treat it as any overvote;
 * the pairwise methods, which cannot know what was meant, as a skipped rank.
 */
export const unreadableOvervote: readonly string[] = ['', ''];

/** How many took part, before any method looks at what they said. */
export interface Turnout {
  /** All ballots cast. */
  readonly ballots: number;
  /** Ballots that rank nothing: abstentions. They count for the quorum and for nothing else. */
  readonly blank: number;
  readonly quorum: { readonly needed: number; readonly met: boolean } | null;
}

/** Counts who took part. `quorum` is the number of ballots cast, blank ones included, that the rules ask for. */
export function turnoutOf(ballots: readonly RankedBallot[], quorum?: number): Turnout {
  let all = 0;
  let blank = 0;
  for (const { count, ranks } of ballots) {
    all += count;
    if (isBlank(ranks)) blank += count;
  }
  return {
    ballots: all,
    blank,
    quorum: quorum === undefined ? null : { needed: quorum, met: all >= quorum },
  };
}

export function isBlank(ranks: RankedBallot['ranks']): boolean {
  return ranks.every((rank) => rank.length === 0);
}

/** The place of each option in option order. Throws RangeError for an option named twice, or without a name. */
export function placesOf(options: readonly string[]): Map<string, number> {
  const places = new Map(options.map((option, place) => [option, place]));
  if (places.size !== options.length) throw new RangeError('an option is named twice');
  if (places.has('')) throw new RangeError('an option has no name');
  return places;
}

/** Throws RangeError unless every count is a whole number from 1 and every mark is for one of the options. */
export function checkBallots({ options, ballots }: RankedElection): Map<string, number> {
  const places = placesOf(options);
  for (const { count, ranks } of ballots) {
    if (!Number.isSafeInteger(count) || count < 1) throw new RangeError(`no number of ballots: ${count}`);
    for (const rank of ranks) {
      for (const option of rank) {
        if (option !== '' && !places.has(option)) throw new RangeError(`no such option: ${option}`);
      }
    }
  }
  return places;
}
