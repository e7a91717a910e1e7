import { describe, expect, it } from '@jest/globals';
import { missingForPublication } from './publication.policy.js';

describe('what a consultation needs before people see it', () => {
  it('is a title, a summary and a phase', () => {
    expect(missingForPublication({ title: 'Park', summary: 'A new park' }, 'en', 1)).toEqual([]);
  });

  it('is named field by field where it is missing', () => {
    expect(missingForPublication({ title: 'Park', summary: '' }, 'en', 0).map(({ field }) => field)).toEqual([
      'texts.en.summary',
      'phases',
    ]);
    expect(missingForPublication(undefined, 'es', 1)).toHaveLength(2);
  });
});
