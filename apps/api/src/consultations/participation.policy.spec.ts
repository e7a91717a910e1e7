import { describe, expect, it } from '@jest/globals';
import type { PhaseKind } from '@openhall/domain/phases';
import { countsHiddenAt, mayOf, maySee, refusalOf } from './participation.policy.js';

const phase = (kind: PhaseKind, opensAt: number, closesAt: number, hideCounts = false) => ({
  kind,
  opensAt,
  closesAt,
  hideCounts,
});

const phases = [
  phase('information', 0, 10),
  phase('proposals', 10, 20, true),
  phase('deliberation', 30, 40),
  phase('results', 40, 50),
];
const published = { state: 'published' as const, phases };

describe('who may take part and when', () => {
  it('opens and closes an act exactly with its phase', () => {
    expect(refusalOf(published, 'propose', 9)).toBe('phase_not_open_yet');
    expect(refusalOf(published, 'propose', 10)).toBeNull();
    expect(refusalOf(published, 'propose', 19)).toBeNull();
    expect(refusalOf(published, 'propose', 20)).toBe('phase_closed');
  });

  it('says "not yet" between two phases that both allow it', () => {
    expect(refusalOf(published, 'comment', 25)).toBe('phase_not_open_yet');
    expect(refusalOf(published, 'support', 35)).toBeNull();
    expect(refusalOf(published, 'support', 45)).toBe('phase_closed');
  });

  it('lets nobody take part in a draft', () => {
    expect(refusalOf({ state: 'draft', phases }, 'propose', 15)).toBe('not_published');
  });

  it('keeps counts back only while a phase that hides them is open', () => {
    expect([9, 10, 19, 20].map((now) => countsHiddenAt(published, now))).toEqual([false, true, true, false]);
  });

  it('shows drafts to officers alone', () => {
    expect(maySee('draft', null)).toBe(false);
    expect(maySee('draft', 'moderator')).toBe(false);
    expect(maySee('draft', 'officer')).toBe(true);
    expect(maySee('published', null)).toBe(true);
  });

  it('tells a reader without account to sign in, but says first that a phase is closed', () => {
    expect(mayOf(published, null, 15)).toMatchObject({
      propose: 'not_signed_in',
      edit: false,
      moderate: false,
    });
    expect(mayOf(published, null, 20)).toMatchObject({ propose: 'phase_closed' });
    expect(mayOf(published, 'officer', 15)).toMatchObject({ propose: true, edit: true, moderate: true });
  });
});
