/** What is checked, in this order. */
export const checkNames = [
  'format',
  'files',
  'key',
  'signature',
  'leaves',
  'checkpoints',
  'consistency',
  'earlier_checkpoints',
  'receipts',
  'openings',
  'count',
  'totals',
  'audit',
  'statements',
] as const;
export type CheckName = (typeof checkNames)[number];

/** `failed` names the places; `not_asked`: nothing was given to check it against. */
export interface Check {
  readonly name: CheckName;
  readonly outcome: 'passed' | 'failed' | 'not_asked';
  /** Where: a file, a file and its line, or a receipt's code. */
  readonly places: readonly string[];
}

/**
 * `proved`: everything holds, the key is the one that was published elsewhere, and the ballots were counted again, here or
 * by a scrutineer who signed it. `consistent`: the package agrees with itself, but one of these two is missing. `broken`: at
 * least one check failed.
 */
export interface Verdict {
  readonly verdict: 'proved' | 'consistent' | 'broken';
  readonly checks: readonly Check[];
  /** SHA-256 of the key that the package names. */
  readonly fingerprint: string | null;
}

/** Collects what was found, check by check. */
export class Findings {
  private readonly places = new Map<CheckName, string[]>();
  private readonly asked = new Set<CheckName>();

  /** Says that a check was made. */
  begin(name: CheckName): void {
    this.asked.add(name);
  }

  fail(name: CheckName, place: string): void {
    this.asked.add(name);
    const places = this.places.get(name);
    if (places) places.push(place);
    else this.places.set(name, [place]);
  }

  /** Fails the check at the place unless it holds. */
  expect(holds: boolean, name: CheckName, place: string): void {
    this.asked.add(name);
    if (!holds) this.fail(name, place);
  }

  verdict(fingerprint: string | null): Verdict {
    const checks = checkNames.map((name): Check => {
      const places = this.places.get(name) ?? [];
      const outcome = places.length > 0 ? 'failed' : this.asked.has(name) ? 'passed' : 'not_asked';
      return { name, outcome, places };
    });
    const broken = checks.some(({ outcome }) => outcome === 'failed');
    const anchored = this.asked.has('key') && (this.asked.has('count') || this.asked.has('statements'));
    return { verdict: broken ? 'broken' : anchored ? 'proved' : 'consistent', checks, fingerprint };
  }
}
