import { describe, expect, it } from '@jest/globals';
import { stem } from '../similar/stem.js';
import { similarAmong, similarTo } from './similar.js';

const asked = [
  'When will the roof of the primary school be repaired?',
  'How much does the new market square cost?',
  'Why are there so few trees in the market square?',
  'Will there be shade at the bus stops?',
  '¿Cuándo se va a reparar el tejado del colegio?',
  '¿Cuánto cuesta la nueva plaza del mercado?',
  '¿Por qué hay tan pocos árboles en la plaza?',
  'Who collects the rubbish on Sundays?',
].map((text) => ({ text }));

const found = (text: string) => similarTo(text, asked).map(({ candidate }) => candidate.text);

describe('similar questions', () => {
  it('are found in other words of the same stem, with slips and without accents', () => {
    expect(found('repairing the school roof')[0]).toBe(asked[0]?.text);
    expect(found('What is the cost of the new sqaure?')[0]).toBe(asked[1]?.text);
    expect(found('bus stop shades')[0]).toBe(asked[3]?.text);
    expect(found('cuando reparan los tejados de los colegios')[0]).toBe(asked[4]?.text);
    expect(found('arbol plaza')[0]).toBe(asked[6]?.text);
  });

  it('are found while the last word is half typed', () => {
    expect(found('trees in the mark')[0]).toBe(asked[2]?.text);
  });

  it('are none where nothing but small words is shared, or nothing is said yet', () => {
    expect(found('When will there be a new swimming pool?')).toEqual([]);
    expect(found('why are the')).toEqual([]);
    expect(found('')).toEqual([]);
  });

  it('come in the same order every time, the earlier of equals first', () => {
    const twice = [
      { text: 'More trees please', id: 1 },
      { text: 'More trees, please!', id: 2 },
    ];
    expect(similarTo('more trees', twice).map(({ candidate }) => candidate.id)).toEqual([1, 2]);
    expect(similarTo('more trees', twice, 1)).toHaveLength(1);
  });

  it('are found for many at once as for each', () => {
    const more = [
      ...asked,
      ...['Is the school roof repaired?', 'What does the square cost?', 'More trees in the square'].map(
        (text) => ({ text }),
      ),
    ];
    const among = similarAmong(more);
    for (const one of more) {
      const others = more.filter((other) => other !== one);
      const alone = similarTo(one.text, others).map(({ candidate }) => candidate);
      expect(among.get(one)?.[0]).toBe(alone[0]);
      expect(new Set(among.get(one))).toEqual(new Set(alone));
    }
    expect(similarAmong([{ text: 'why' }]).size).toBe(1);
  });

  it('of the same words are entirely alike', () => {
    expect(
      similarTo('Trees for the square?', [{ text: 'the SQUARE, for trees' }])[0]?.likeness,
    ).toBeGreaterThan(0.8);
  });
});

describe('a stem', () => {
  it('is the same for the forms of a word that people mix', () => {
    const words = [
      'tree trees',
      'repair repaired repairing repairs',
      'arbol arboles',
      'colegio colegios',
      'reparar reparan reparacion',
    ];
    const stems = words.map((forms) => new Set(forms.split(' ').map(stem)).size);
    expect(stems).toEqual([1, 1, 1, 1, 1]);
  });

  it('leaves short words alone', () => {
    expect(['bus', 'gas', 'red', 'uno'].map(stem)).toEqual(['bus', 'gas', 'red', 'uno']);
  });
});
