import type { Assurance, ByAssurance } from '@openhall/domain/townhall';
import { nameOf } from './poll-results.js';

export const nobody: ByAssurance = { guests: 0, signedIn: 0, verified: 0 };

/** How many of these people are guests, signed in, verified. */
export function countedBy(people: Iterable<Assurance>): ByAssurance {
  const by: ByAssurance = { ...nobody };
  for (const assurance of people) by[nameOf(assurance)] += 1;
  return by;
}
