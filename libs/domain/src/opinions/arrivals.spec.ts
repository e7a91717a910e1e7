import { describe, expect, it } from '@jest/globals';
import { arrivalsOf } from './arrivals.js';

const hour = 3_600_000;
const came = (at: number, age: number | null, count = 1) =>
  Array.from({ length: count }, () => ({ at, accountMadeAt: age === null ? null : at - age }));

describe('arrivals', () => {
  it('of people with older accounts, or of another platform, are no newcomers', () => {
    expect(arrivalsOf([...came(100 * hour, 25 * hour, 50), ...came(100 * hour, null, 50)])).toEqual({
      newcomers: 0,
      floods: [],
    });
  });

  it('of many new accounts in one hour are a flood where it is usually quiet', () => {
    const quiet = [1, 2, 3, 4].flatMap((at) => came(at * hour, hour / 2, 2));
    const flood = came(9 * hour + 5, 60_000, 40);
    expect(arrivalsOf([...quiet, ...flood])).toEqual({
      newcomers: 48,
      floods: [{ from: 9 * hour, people: 40 }],
    });
  });

  it('are no flood where many come every hour, or where few come', () => {
    const busy = [1, 2, 3, 4].flatMap((at) => came(at * hour, 0, 30));
    expect(arrivalsOf(busy).floods).toEqual([]);
    expect(arrivalsOf(came(hour, 0, 19)).floods).toEqual([]);
    expect(arrivalsOf([])).toEqual({ newcomers: 0, floods: [] });
  });
});
