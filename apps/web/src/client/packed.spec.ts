import { describe, expect, it } from '@jest/globals';
import { stringify } from 'devalue';
import { unpack } from './packed.js';

const through = (value: unknown) => unpack(JSON.parse(stringify(value)) as unknown[]);

describe('data that travel to a page', () => {
  it.each([
    ['plain values', { text: 'Más árboles', count: 3, share: -0.5, yes: true, none: null }],
    ['what is not given', { cursor: undefined, list: [undefined, 1] }],
    [
      'things in things',
      {
        items: [
          { id: 'a', rows: [] },
          { id: 'b', rows: [{ id: 'a' }] },
        ],
        empty: {},
      },
    ],
    ['a single word', 'yes'],
    [
      'a list',
      [
        [1, 2],
        ['1', '2'],
      ],
    ],
  ])('arrive as they were sent: %s', (_, value) => {
    expect(through(value)).toEqual(value);
  });

  it('are refused where they are not plain', () => {
    expect(() => through({ at: new Date(0) })).toThrow('not plain');
    expect(() => through({ share: NaN })).toThrow('not plain');
  });
});
