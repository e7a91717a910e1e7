import { describe, expect, it } from '@jest/globals';
import { blankValues, writingOf } from './writing-values.js';

const typed = { ...blankValues('en'), title: 'Trees', body: 'More trees' };

describe('the form of a proposal', () => {
  it('sends nothing for what was left empty', () => {
    expect(writingOf({ ...typed, place: '  ' })).toEqual({
      title: 'Trees',
      body: 'More trees',
      lang: 'en',
      topicId: null,
      areaId: null,
      place: null,
      latitude: null,
      longitude: null,
    });
  });

  it('takes degrees with a comma', () => {
    expect(writingOf({ ...typed, latitude: ' 43,26 ', longitude: '-2.93' })).toMatchObject({
      latitude: 43.26,
      longitude: -2.93,
    });
  });

  it('leaves what is no number for the server to refuse', () => {
    expect(writingOf({ ...typed, latitude: 'north' }).latitude).toBe('north');
  });
});
