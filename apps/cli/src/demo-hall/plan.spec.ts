import { describe, expect, it } from '@jest/globals';
import { Chance } from '../demo/chance.js';
import { crowdPlan, pollTimes, staffPlan } from './plan.js';

const lengthMs = 300_000;

describe('the plan of the scripted hall', () => {
  it('is the same for the same seed, and another for another', () => {
    const plan = (seed: number) => crowdPlan(50, lengthMs, new Chance(seed));
    expect(plan(1)).toEqual(plan(1));
    expect(plan(1)).not.toEqual(plan(2));
  });

  it('has everybody come within the first minute and nothing happen after the end', () => {
    const acts = crowdPlan(200, lengthMs, new Chance(1));
    const joins = acts.filter(({ kind }) => kind === 'join');
    expect(new Set(joins.map(({ person }) => person)).size).toBe(200);
    expect(Math.max(...joins.map(({ at }) => at))).toBeLessThanOrEqual(60_000);
    for (const { at } of [...acts, ...staffPlan(lengthMs)]) {
      expect(at).toBeGreaterThanOrEqual(0);
      expect(at).toBeLessThanOrEqual(lengthMs);
    }
    expect(acts.map(({ at }) => at)).toEqual([...acts.map(({ at }) => at)].sort((a, b) => a - b));
  });

  it('has questions of every kind, a brigade of a third, and polls that open and close', () => {
    const acts = crowdPlan(200, lengthMs, new Chance(1));
    const asked = acts.flatMap((act) => (act.kind === 'ask' ? [act.question] : []));
    expect(new Set(asked.map(({ lang }) => lang))).toEqual(new Set(['en', 'es', 'ar']));
    expect(asked.length).toBeGreaterThan(25);
    expect(acts.filter(({ kind }) => kind === 'upvote_together').length).toBe(66);
    const staff = staffPlan(lengthMs).map(({ kind }) => kind);
    expect(staff.filter((kind) => kind === 'open_poll')).toHaveLength(pollTimes.length);
    expect(staff.filter((kind) => kind === 'close_poll')).toHaveLength(pollTimes.length);
    expect(staff).toEqual(expect.arrayContaining(['collide', 'undo']));
  });
});
