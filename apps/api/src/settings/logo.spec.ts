import { describe, expect, it } from '@jest/globals';
import { limits } from '@openhall/contracts/limits';
import { readLogo } from './logo.js';

const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]);
const webp = Buffer.from('RIFF\u0001\u0001\u0001\u0001WEBPVP8 ', 'latin1');

describe('a logo', () => {
  it('is known by its first bytes', () => {
    expect(readLogo(png.toString('base64'))?.type).toBe('image/png');
    expect(readLogo(Buffer.from([0xff, 0xd8, 0xff, 0xe0]).toString('base64'))?.type).toBe('image/jpeg');
    expect(readLogo(webp.toString('base64'))?.type).toBe('image/webp');
  });

  it.each([
    ['', 'nothing'],
    ['????', 'no base64'],
    [Buffer.from('<svg onload="alert(1)"/>').toString('base64'), 'an SVG, which can carry scripts'],
    [Buffer.from('GIF89a').toString('base64'), 'a GIF'],
    [Buffer.from('RIFF\u0001\u0001\u0001\u0001WAVE', 'latin1').toString('base64'), 'a sound'],
  ])('%s is refused: %s', (base64) => {
    expect(readLogo(base64)).toBeNull();
  });

  it('may be as large as the limit and no larger', () => {
    const fitting = Buffer.concat([png, Buffer.alloc(limits.logoBytes - png.length)]);
    expect(readLogo(fitting.toString('base64'))?.bytes.length).toBe(limits.logoBytes);
    expect(readLogo(Buffer.concat([fitting, Buffer.alloc(1)]).toString('base64'))).toBeNull();
  });
});
