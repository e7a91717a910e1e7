import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromBase64, fromHex, toBase64, toHex } from './bytes.js';

describe('bytes as text', () => {
  it('reads back what it wrote, as the platform writes it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
        expect(toHex(bytes)).toBe(Buffer.from(bytes).toString('hex'));
        expect(fromBase64(toBase64(bytes))).toEqual(bytes);
        expect(fromHex(toHex(bytes))).toEqual(bytes);
      }),
    );
  });

  it.each(['A', 'AA', 'AA=', 'AB==', 'AAA', 'A===', 'AA==AA==', 'A A=', '-_=='])(
    'refuses %s as base64',
    (text) => {
      expect(fromBase64(text)).toBeNull();
    },
  );

  it.each(['0', 'GG', 'AB', '0x'])('refuses %s as hexadecimal', (text) => {
    expect(fromHex(text)).toBeNull();
  });
});
