import { describe, expect, it } from '@jest/globals';
import { reasonsToHold } from './reasons.js';

const reasons = (text: string) => reasonsToHold(text, [], 0).join(' ');

/** Each text with what should be found in it. */
function expectEach(texts: Readonly<Record<string, string>>): void {
  const found = Object.keys(texts).map((text) => [text, reasons(text)]);
  expect(Object.fromEntries(found)).toEqual(texts);
}

describe('a question waits for a person', () => {
  it('when it seems to hold a phone number', () => {
    expectEach({
      'Please call me on 612 345 678.': 'phone',
      'Llámame al 612345678': 'phone',
      'Mi número: +34 612 34 56 78': 'phone',
      'His number is 555-0199, phone 555-0199': 'phone',
      'Ring (212) 555-0147 after six': 'phone',
      'The neighbour has 020 7946 0958': 'phone',
      'Le numéro est 01 23 45 67 89': 'phone',
      'Tel. 91 123 45 67': 'phone',
    });
  });

  it('when it seems to hold an address', () => {
    expectEach({
      'Write to ana.perez@example.org': 'address',
      'ana (at) example (dot) com is mine': 'address',
      'mi correo es ana arroba ejemplo punto es': 'address',
      'The noise comes from 14 Oak Tree Lane every night': 'address',
      'Vivo en la calle Mayor 12, 3º B': 'address',
      '¿Quién vive en C/ del Pez, nº 7?': 'address',
      'El dueño de Avenida de la Paz 23 no paga': '',
      'El dueño vive en Avenida de la Paz 23': 'address',
      'She lives at 4 elm road': 'address',
      'Der Mann aus der Hauptstrasse 12.': 'address',
    });
  });

  it('when it threatens somebody', () => {
    expectEach({
      "I'll kill you": 'threat',
      'We are going to burn down the town hall': 'threat',
      'We know where you live.': 'threat',
      'The mayor should be shot': 'threat',
      'Te voy a matar': 'threat',
      'Vamos a quemar el ayuntamiento': 'threat',
      'Sabemos dónde vives': 'threat',
      'Hay que matar al alcalde': 'threat',
    });
  });

  it('when it holds a link or a severe insult, however it is written', () => {
    expectEach({
      'See https://example.org/x': 'link',
      'visit www.example.com now': 'link',
      'bit.ly/3abc has it all': 'link',
      'You are all fucking idiots': 'rude',
      'what a f*ck': 'rude',
      'f.u.c.k this': 'rude',
      'Fuuuuck off': 'rude',
      'Sois unos gilipollas': 'rude',
      'Hijos de puta': 'rude',
      'qué coño pasa': 'rude',
      'p*ta alcaldesa': 'rude',
    });
  });

  it('when its author floods the hall', () => {
    const before = [1, 2, 3].map((n) => ({ text: `Question number ${n}?`, askedAt: n * 1000 }));
    expect(reasonsToHold('And the school?', before, 4000)).toEqual(['flood']);
    expect(reasonsToHold('And the school?', before, 90_000)).toEqual([]);
    expect(reasonsToHold('QUESTION number  2', before, 90_000)).toEqual(['flood']);
    expect(reasons('aaaaaaaaaaaaaaaaaaaaaaa')).toBe('flood');
    expect(reasons('now now now now now now now')).toBe('flood');
  });
});

describe('a question does not wait', () => {
  it('for sums, years, dates, times and numbers of people', () => {
    expectEach({
      'Why did the square cost 1.250.000 euros in 2019-2023?': '',
      'Did 612.345.678 € go to roads?': '',
      'Is 12-05-2026 the date, or 2026-05-12?': '',
      'Between 2019 2020 2021 what changed?': '',
      'Buses at 9:30, 10:30 and 11:30?': '',
      'How many of the 25 000 people answered?': '',
      'Line 12, stop 1045: when?': '',
    });
  });

  it('for streets as such, and for things counted in them', () => {
    expectEach({
      'When will Main Street be repaved?': '',
      'Why are 2 new street lamps missing?': '',
      'In 2025 Main Street was closed. Why?': '',
      'En la calle Mayor 12 farolas no funcionan': '',
      '¿Qué pasó en la Plaza de España en 2019?': '',
      '¿Cuándo se arregla la calle Mayor?': '',
      'I have lived here for 30 years': '',
      'Vivo en el centro desde hace 30 años': '',
    });
  });

  it('for strong words about things, or words that hold others', () => {
    expectEach({
      'Will this kill the trees?': '',
      "Don't kill the market": '',
      'People will die of heat': '',
      'Vamos a morir de calor': '',
      'I will shoot a video': '',
      'We are going to beat the neighbours at football': '',
      'Is this true? Damn, what a mess': '',
      'Scunthorpe has a better bus': '',
      'La computadora no funciona': '',
      'Un cono de tráfico en la calle': '',
      'No.es verdad. Ok.me gusta': '',
      '¿Cómo se va a matar la plaga de mosquitos?': '',
      '¿Sabe dónde viven los mayores?': '',
    });
  });
});
