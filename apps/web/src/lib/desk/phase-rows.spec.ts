import { describe, expect, it } from '@jest/globals';
import type { ConsultationDraft } from '@openhall/contracts/consultations';
import { arranged, draftsOf, rowsIn, rowsOf } from './phase-rows.js';

const timeZone = 'Europe/Madrid';
const opened = Date.UTC(2026, 9, 1, 22);
const closing = Date.UTC(2026, 9, 31, 22, 59, 30);

function draft(state: ConsultationDraft['state']): ConsultationDraft {
  const phase = { kind: 'proposals', titles: {}, hideCounts: false, extensions: [] } as const;
  return {
    state,
    timeZone,
    phases: [
      { ...phase, id: 'a', opensAt: opened, closesAt: closing, state: 'open' },
      { ...phase, id: 'b', opensAt: closing, closesAt: closing + 1_000_000, state: 'upcoming' },
    ],
  } as unknown as ConsultationDraft;
}

describe('the rows of the phases form', () => {
  it('show the wall clock of the town', () => {
    expect(rowsOf(draft('draft'))[0]).toMatchObject({
      opens: '2026-10-02T00:00',
      closes: '2026-10-31T23:59',
    });
  });

  it('leave an untouched date as it is, to the second', () => {
    const saved = draft('draft');
    expect(draftsOf(rowsOf(saved), saved).map(({ opensAt }) => opensAt)).toEqual([opened, closing]);
  });

  it('keep the dates of a phase that people rely on, whatever was sent', () => {
    const saved = draft('published');
    const rows = rowsOf(saved).map((row) => ({ ...row, closes: '2030-01-01T00:00' }));
    const [first, second] = draftsOf(rows, saved);
    expect(first?.closesAt).toBe(closing);
    expect(second?.closesAt).toBe(Date.UTC(2029, 11, 31, 23));
  });

  it('give no instant for a date that is none', () => {
    const saved = draft('draft');
    const rows = rowsOf(saved).map((row) => ({ ...row, opens: '' }));
    expect(draftsOf(rows, saved)[0]?.opensAt).toBeNaN();
  });

  it('come back from the form as they were sent', () => {
    const form = new FormData();
    form.set('phases.0.id', 'a');
    form.set('phases.0.kind', 'vote');
    form.set('phases.0.opensAt', '2026-10-02T00:00');
    form.set('phases.0.titles.es', 'Votar');
    form.set('phases.1.id', '');
    expect(rowsIn(form)).toEqual([
      {
        id: 'a',
        kind: 'vote',
        opens: '2026-10-02T00:00',
        closes: '',
        hideCounts: false,
        titles: { es: 'Votar' },
      },
      { id: '', kind: 'proposals', opens: '', closes: '', hideCounts: false, titles: {} },
    ]);
  });

  it('can be moved, removed and added to', () => {
    const rows = rowsOf(draft('draft'));
    const ids = (wish: string) => arranged(rows, wish, timeZone, 0).map(({ id }) => id);
    expect(ids('down:0')).toEqual(['b', 'a']);
    expect(ids('up:0')).toEqual(['a', 'b']);
    expect(ids('remove:0')).toEqual(['b']);
    expect(arranged(rows, 'add', timeZone, 0)[2]).toMatchObject({
      kind: 'deliberation',
      opens: rows[1]?.closes,
    });
  });
});
