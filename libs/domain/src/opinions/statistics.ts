/** A one-tailed z above this is significant at 90 %. */
export const significant90 = 1.2816;

/** A one-tailed z above this is significant at 95 %. */
export const significant95 = 1.6449;

/**
 * How likely an answer is, from how often it was given: (successes + 1) / (trials + 2).
 * Source: the rule of succession (P.-S. Laplace 1774), as Polis uses it.
 */
export function probability(successes: number, trials: number): number {
  return (successes + 1) / (trials + 2);
}

/**
 * How surely a share is above one half, as a z: 2 · sqrt(n + 1) · ((s + 1) / (n + 1) − 1/2).
 * Source: one-proportion z-test with one success added, as Polis uses it (C. Small et al. 2021).
 */
export function oneProportionZ(successes: number, trials: number): number {
  return 2 * Math.sqrt(trials + 1) * ((successes + 1) / (trials + 1) - 0.5);
}

/**
 * How surely a share is above another, as a z: the pooled test with 1 added to each of the four counts; 0 where
 * everybody everywhere says so.
 * Source: two-proportion z-test as Polis uses it (C. Small et al. 2021).
 */
export function twoProportionZ(
  successes: number,
  trials: number,
  otherSuccesses: number,
  otherTrials: number,
): number {
  const pooled = (successes + otherSuccesses + 2) / (trials + otherTrials + 2);
  if (pooled === 1) return 0;
  const difference = (successes + 1) / (trials + 1) - (otherSuccesses + 1) / (otherTrials + 1);
  return difference / Math.sqrt(pooled * (1 - pooled) * (1 / (trials + 1) + 1 / (otherTrials + 1)));
}
