import { describe, expect, it } from '@jest/globals';
import { localDateTimeOf, validatePhases } from '@openhall/domain/phases';
import { phasesFrom } from './template-phases.js';
import { templates } from './templates.js';

const now = Date.UTC(2026, 2, 10, 9, 17, 42);

describe('the phases of a template', () => {
  it.each(Object.keys(templates) as (keyof typeof templates)[])('follow one another in "%s"', (name) => {
    const phases = phasesFrom(templates[name], now, 'Europe/Madrid');
    expect(validatePhases(phases)).toEqual([]);
    expect(phases[0]!.opensAt).toBe(Date.UTC(2026, 2, 10, 9, 17));
  });

  it('change at midnight of the zone, also across the change to summer time', () => {
    const [first, second] = phasesFrom(templates.ideas, now, 'Europe/Madrid');
    expect(localDateTimeOf(first!.closesAt, 'Europe/Madrid')).toBe('2026-04-07T00:00');
    expect(localDateTimeOf(second!.closesAt, 'Europe/Madrid')).toBe('2026-04-28T00:00');
    // Winter time before, summer time after: one hour less than 49 whole days from midnight to midnight.
    expect(second!.closesAt - Date.UTC(2026, 2, 9, 23)).toBe((49 * 24 - 1) * 3_600_000);
  });
});

describe('the words of a template', () => {
  it('are there in both languages for every field', () => {
    for (const { texts } of [templates.ideas, templates.plan, templates.budget]) {
      for (const text of Object.values(texts))
        expect(Object.values(text).every((words) => words.length > 20)).toBe(true);
    }
  });
});
