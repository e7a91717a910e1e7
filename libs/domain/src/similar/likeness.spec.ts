import { describe, expect, it } from '@jest/globals';
import { likest } from './likeness.js';
import type { TitledText } from './likeness.js';

const text = (title: string, body = ''): TitledText => ({ title, body });

const there = [
  text('Carril bici por la Castellana', 'Hay espacio suficiente para un carril protegido.'),
  text('Más árboles en la plaza', 'Sombra para los días de calor.'),
  text('Bibliotecas abiertas de noche', 'Puestos de estudio en época de exámenes.'),
  text('A roof for the bus stop', 'People wait in the rain.'),
  text('广场上种更多的树', '夏天太热了'),
];
const found = (draft: TitledText) => likest(draft, there).map(({ candidate }) => there.indexOf(candidate));

describe('similar texts', () => {
  it('are found in other words’ forms, without accents and with slips', () => {
    expect(found(text('carriles bicis castellana'))[0]).toBe(0);
    expect(found(text('Mas arbol en las plazas'))[0]).toBe(1);
    expect(found(text('bibloteca de noche para estudiar'))[0]).toBe(2);
    expect(found(text('Bus stops need roofs'))[0]).toBe(3);
  });

  it('are found where words are not set apart by spaces', () => {
    expect(found(text('广场需要更多的树'))[0]).toBe(4);
  });

  it('are none where nothing is alike, or nothing is said', () => {
    expect(found(text('Una piscina cubierta'))).toEqual([]);
    expect(found(text('', ''))).toEqual([]);
    expect(found(text('¿¡!?', '… de la que'))).toEqual([]);
    expect(likest(text('Trees'), [])).toEqual([]);
  });

  it('stand up to very long words and texts', () => {
    expect(found(text('x'.repeat(10_000), 'árboles '.repeat(5_000)))).toEqual([1]);
  });
});
