/** A point of a count at which a tie was broken: who was tied, and who was taken. */
export interface ChoicePoint {
  readonly tied: readonly number[];
  readonly chosen: number;
}

/** What a count that may be told how to break its ties comes to. */
export interface ForcedOutcome {
  readonly winners: readonly string[];
  readonly choices: readonly ChoicePoint[];
}

/** Counts again with the first ties broken as told, and the others by the declared rules. */
export type ForcedCount = (forced: readonly number[]) => ForcedOutcome;

/**
 * For each tie of a count, whether another choice there (and whatever choice at the ties after it) could have changed
 * who won; null where `budget` counts were not enough to say.
 */
export function decisiveChoices(base: ForcedOutcome, count: ForcedCount, budget: number): (boolean | null)[] {
  const won = nameSet(base.winners);
  const left = { counts: budget };
  return base.choices.map(({ tied, chosen }, index) => {
    const before = base.choices.slice(0, index).map((choice) => choice.chosen);
    const others = tied.filter((place) => place !== chosen);
    return someLeadsElsewhere(others, before, won, count, left);
  });
}

function someLeadsElsewhere(
  places: readonly number[],
  before: readonly number[],
  won: string,
  count: ForcedCount,
  left: { counts: number },
): boolean | null {
  let known = true;
  for (const place of places) {
    if (left.counts <= 0) return null;
    left.counts -= 1;
    const forced = [...before, place];
    const outcome = count(forced);
    if (nameSet(outcome.winners) !== won) return true;
    // The same winners by the declared rules; the ties that come after may still lead elsewhere.
    for (let index = forced.length; index < outcome.choices.length; index += 1) {
      const { tied, chosen } = outcome.choices[index] as ChoicePoint;
      const path = outcome.choices.slice(0, index).map((choice) => choice.chosen);
      const others = tied.filter((other) => other !== chosen);
      const found = someLeadsElsewhere(others, path, won, count, left);
      if (found === true) return true;
      if (found === null) known = false;
    }
  }
  return known ? false : null;
}

function nameSet(winners: readonly string[]): string {
  return JSON.stringify([...winners].sort());
}
