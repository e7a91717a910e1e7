import { describe, expect, it } from '@jest/globals';
import {
  arranged,
  asTemplate,
  blankPlan,
  fieldsIn,
  fieldsOf,
  planOf,
  withFound,
  withoutEmptyRows,
} from './plan-form.js';

const now = Date.UTC(2026, 10, 1, 12);

function sent(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

describe('the plan of a hall in a form', () => {
  it('goes into the form and out of it unchanged', () => {
    const plan = planOf({
      ...blankPlan(now, 'en', 'Europe/Madrid'),
      title: 'The market square',
      agenda: [{ id: 'a', title: 'Welcome', description: '', minutes: '10', proposalId: 'p' }],
      panellists: [{ id: 'b', name: 'Cllr Marsh', role: 'Traffic' }],
      proposals: [{ id: 'p', title: 'Trees', chosen: true }],
    });
    expect(plan.startsAt).toBe(Date.UTC(2026, 10, 15, 18));
    expect(planOf(fieldsOf(plan, new Map([['p', 'Trees']])))).toEqual(plan);
  });

  it('reads as many rows as were sent', () => {
    const fields = fieldsIn(
      sent({
        'agenda.0.id': 'a',
        'agenda.0.title': 'Welcome',
        'agenda.0.plannedMinutes': '10',
        'agenda.1.id': '',
        'agenda.1.title': '',
        'panellists.0.id': '',
        'panellists.0.name': '',
        'proposals.0.id': 'p',
        'proposals.0.title': 'Trees',
      }),
    );
    expect(fields.agenda.map(({ title }) => title)).toEqual(['Welcome', '']);
    expect(fields.proposals).toEqual([{ id: 'p', title: 'Trees', chosen: false }]);
    expect(withoutEmptyRows(fields)).toMatchObject({ agenda: [{ id: 'a' }], panellists: [] });
  });

  it('moves, adds and removes rows', () => {
    const fields = arranged(arranged(blankPlan(now, 'en', 'UTC'), 'agenda:add'), 'panellists:remove:0');
    expect(fields.agenda).toHaveLength(2);
    expect(fields.panellists).toHaveLength(0);
    const named = { ...fields, agenda: fields.agenda.map((row, index) => ({ ...row, title: `${index}` })) };
    expect(arranged(named, 'agenda:up:1').agenda.map(({ title }) => title)).toEqual(['1', '0']);
    expect(arranged(named, 'agenda:up:0').agenda.map(({ title }) => title)).toEqual(['0', '1']);
  });

  it('makes what is no number or time refusable instead of guessing', () => {
    const plan = planOf({ ...blankPlan(now, 'en', 'UTC'), starts: 'soon' });
    expect(plan.startsAt).toBeNaN();
  });

  it('links an item only to a proposal of the hall', () => {
    const fields = blankPlan(now, 'en', 'UTC');
    const agenda = [{ id: '', title: 'One', description: '', minutes: '5', proposalId: 'gone' }];
    expect(planOf({ ...fields, agenda }).agenda[0]?.proposalId).toBeNull();
  });

  it('serves as a template: same hour of a later week, nothing of the old one’s ids', () => {
    const earlier = { ...blankPlan(now - 90 * 24 * 3_600_000, 'en', 'Europe/London'), title: 'Spring hall' };
    const copy = asTemplate({ ...earlier, agenda: [{ ...earlier.agenda[0]!, id: 'a' }] }, now);
    expect(copy.starts.slice(11)).toBe('19:00');
    expect(copy.starts > '2026-11-07').toBe(true);
    expect(copy.agenda[0]?.id).toBe('');
  });

  it('keeps chosen proposals beside what a search found', () => {
    const before = [
      { id: 'p', title: 'Trees', chosen: true },
      { id: 'q', title: 'Old', chosen: false },
    ];
    expect(
      withFound(before, [
        { id: 'p', title: 'Trees' },
        { id: 'r', title: 'New' },
      ]),
    ).toEqual([
      { id: 'p', title: 'Trees', chosen: true },
      { id: 'r', title: 'New', chosen: false },
    ]);
  });
});
