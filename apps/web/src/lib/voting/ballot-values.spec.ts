import { describe, expect, it } from '@jest/globals';
import { ballotOf, emptyValues, fieldsOf, valuesIn, valuesOf } from './ballot-values.js';

function sent(...fields: [string, string][]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}

describe('a ballot in a form', () => {
  it('comes back from the next page as it was filled', () => {
    for (const ballot of [
      { abstain: true as const },
      { picks: ['a', 'b'] },
      { points: { a: 3, b: 1 } },
      { ranks: ['b', 'a'] },
    ]) {
      const fields = fieldsOf(valuesOf(ballot)).map(({ name, value }) => [name, value] as [string, string]);
      const form = 'points' in ballot ? 'points' : 'ranks' in ballot ? 'ranks' : 'picks';
      expect(ballotOf(valuesIn(sent(...fields)), form)).toEqual({ ballot });
    }
  });

  it('closes gaps between ranks', () => {
    const values = valuesIn(sent(['rank.a', '5'], ['rank.b', '2'], ['rank.c', '']));
    expect(ballotOf(values, 'ranks')).toEqual({ ballot: { ranks: ['b', 'a'] } });
  });

  it('names the options that were given one rank', () => {
    const values = valuesIn(sent(['rank.a', '1'], ['rank.b', '2'], ['rank.c', '2']));
    expect(ballotOf(values, 'ranks')).toEqual({ problem: 'same_rank', options: ['b', 'c'] });
  });

  it('names the options whose points are no whole number', () => {
    const values = valuesIn(sent(['points.a', '1.5'], ['points.b', '2'], ['points.c', 'many']));
    expect(ballotOf(values, 'points')).toEqual({ problem: 'points_not_whole', options: ['a', 'c'] });
  });

  it('is empty where nothing was marked, whatever the form', () => {
    expect(ballotOf(emptyValues, 'picks')).toEqual({ ballot: { picks: [] } });
    expect(ballotOf(emptyValues, 'ranks')).toEqual({ ballot: { ranks: [] } });
  });
});
