import { describe, expect, it } from '@jest/globals';
import type { Terms } from '@openhall/contracts/council';
import { filterQuery, filtersIn } from './filter-query.js';

const terms: Terms = {
  topics: [{ id: 't1', names: { en: 'Trees' }, archived: false }],
  areas: [{ id: 'a1', names: { en: 'Old Town' }, archived: false }],
};
const read = (query: string, countsHidden = false) =>
  filtersIn(new URLSearchParams(query), { terms, countsHidden });

describe('the filters of a list', () => {
  it('are read from the address', () => {
    expect(read('query=+lindens+&status=answered&topic=t1&area=a1&order=newest')).toEqual({
      query: 'lindens',
      status: 'answered',
      topic: 't1',
      area: 'a1',
      order: 'newest',
    });
  });

  it('pass over what is unknown', () => {
    expect(read('status=nice&topic=t9&order=best')).toEqual({
      query: '',
      status: '',
      topic: '',
      area: '',
      order: 'random',
    });
  });

  it('do not order by counts that are hidden', () => {
    expect(read('order=supported').order).toBe('supported');
    expect(read('order=supported', true).order).toBe('random');
  });

  it('make the shortest address, also without one of them', () => {
    const filters = read('query=lindens&topic=t1');
    expect(String(filterQuery(filters))).toBe('query=lindens&topic=t1');
    expect(String(filterQuery(filters, 'topic'))).toBe('query=lindens');
  });
});
