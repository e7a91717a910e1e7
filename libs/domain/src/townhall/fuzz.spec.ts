import { beforeAll, describe, expect, it } from '@jest/globals';
import { commandKinds } from './possible.js';
import { Rehearsal, type Account } from './testing/rehearsal.js';

const halls = 50;
const steps = 240;

describe('a hall driven by many people at random', () => {
  const account: Account = { broken: new Map(), done: new Map(), refused: new Map(), marks: 0 };

  beforeAll(() => {
    // 12,000 steps; each seed is a hall of its own, the same every time.
    for (let seed = 1; seed <= halls; seed += 1) new Rehearsal(seed, account).run(steps);
  });

  it('never breaks an invariant', () => {
    expect(Object.fromEntries(account.broken)).toEqual({});
  });

  it('gets to everything that a hall can do, and to refusals of it', () => {
    expect(commandKinds.filter((kind) => !account.done.has(kind))).toEqual([]);
    expect(account.done.get('undo')).toBeGreaterThan(100);
    expect([...account.refused.keys()]).toEqual(
      expect.arrayContaining(['edited_meanwhile', 'hall_phase', 'hall_slow_mode', 'nothing_to_undo']),
    );
    expect(account.marks).toBeGreaterThan(500);
  });
});
