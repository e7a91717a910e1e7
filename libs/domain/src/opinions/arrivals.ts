/** How one person came to answer. */
export interface Arrival {
  /** When they first answered (ms). */
  readonly at: number;
  /** When their account was made (ms); null for people of another platform. */
  readonly accountMadeAt: number | null;
}

/** An hour in which far more new accounts came than usual. */
export interface Flood {
  /** The beginning of the hour (ms). */
  readonly from: number;
  readonly people: number;
}

/** New accounts among those who answer. */
export interface Arrivals {
  /** People whose account was less than a day old when they first answered. */
  readonly newcomers: number;
  readonly floods: readonly Flood[];
}

const hour = 3_600_000;
const day = 24 * hour;
/** Below this, an hour with many new accounts is a notice on a lamp post. */
const smallestFlood = 20;
/** A flood is so many times the usual. */
const timesUsual = 5;

/** Whether somebody's account was made to answer, for all that can be known: less than a day before. */
export function isNewcomer({ at, accountMadeAt }: Arrival): boolean {
  return accountMadeAt !== null && at - accountMadeAt < day;
}

/**
 * Counts new accounts, and the hours with a flood of them: at least 20, and more than 5 times the median of the other
 * hours with newcomers. It says what happened, not why: a newspaper can send people as well as a machine.
 */
export function arrivalsOf(people: readonly Arrival[]): Arrivals {
  const newcomers = people.filter(isNewcomer);
  const byHour = new Map<number, number>();
  for (const { at } of newcomers) {
    const from = at - (at % hour);
    byHour.set(from, (byHour.get(from) ?? 0) + 1);
  }
  const floods = [...byHour]
    .filter(([from, count]) => {
      const others = [...byHour].filter(([other]) => other !== from).map(([, each]) => each);
      return count >= smallestFlood && count > timesUsual * medianOf(others);
    })
    .map(([from, count]) => ({ from, people: count }))
    .sort((a, b) => a.from - b.from);
  return { newcomers: newcomers.length, floods };
}

function medianOf(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
