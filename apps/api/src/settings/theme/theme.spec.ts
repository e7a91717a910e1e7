import { describe, expect, it } from '@jest/globals';
import { contrast, parseColour } from './colour.js';
import { colourScale } from './colour-scale.js';
import { standardColours, themeStylesheet, unreadableColour } from './theme.js';

/** What `generateColorSchemes` of @digdir/designsystemet 1.15.0 makes of these colours. */
const fromTheDesignSystem = [
  [
    '#0062ba',
    'light',
    '#ffffff #eef4fa #ffffff #ddeaf6 #c7ddf0 #afcee9 #99c0e3 #2a7cc5 #005db1 #005db1 #002c54 #0062ba #004f96 #003d75 #dbe9f5 #ffffff',
  ],
  [
    '#0062ba',
    'dark',
    '#0c1927 #102033 #142941 #172f4b #1a3757 #21446d #285182 #5a84b4 #8eaacb #8eaacb #e7edf4 #4c91cf #6fa6d8 #92bce1 #0d1924 #000000',
  ],
  [
    '#1e2b3c',
    'light',
    '#ffffff #f3f4f4 #ffffff #e7e9ea #d8dadd #c7cacf #b8bcc1 #717a84 #545e6b #545e6b #1f2c3d #1e2b3c #313d4d #444f5d #babec4 #ffffff',
  ],
  [
    '#1e2b3c',
    'dark',
    '#13181f #192029 #202834 #262e3a #2e3641 #3c444e #49515a #7c8289 #a4a8ad #a4a8ad #ebeced #a6acb2 #90979f #7a828c #1b1c1d #000000',
  ],
  [
    '#7a1f5c',
    'light',
    '#ffffff #f7f2f6 #ffffff #f0e6ed #e6d5e1 #dcc3d4 #d2b3c8 #a3658f #8f4275 #8f4275 #4e143b #7a1f5c #8a3a6f #995482 #eadce6 #ffffff',
  ],
  [
    '#7a1f5c',
    'dark',
    '#26111e #321628 #3e1c32 #482039 #532542 #682f53 #753d61 #9d758f #bca0b2 #bca0b2 #f1ebee #c7a0ba #b888a8 #a96f96 #211a1e #000000',
  ],
  [
    '#c2410c',
    'light',
    '#ffffff #fbf2ee #ffffff #f7e5de #f1d4c8 #ebc1b0 #e6b09a #c85526 #a7380a #a7380a #4f1b05 #c2410c #9f350a #802b08 #fbf1ed #ffffff',
  ],
  [
    '#c2410c',
    'dark',
    '#26130d #321911 #3f1f15 #482418 #542a1c #693423 #7d3e2a #b86e56 #cf9c8c #cf9c8c #f5eae7 #cd6236 #d6805c #df9b7f #170b06 #000000',
  ],
  [
    '#00594f',
    'light',
    '#ffffff #eff5f4 #ffffff #e0ebea #ccdedc #b6cfcc #a1c2be #41847c #18685f #18685f #00322c #00594f #00443d #00312c #e5eeed #ffffff',
  ],
  [
    '#00594f',
    'dark',
    '#0c1a18 #102320 #152c28 #18322e #1c3b36 #234a43 #2b5751 #688782 #96aca9 #96aca9 #e8edec #7daba6 #5f9791 #42847d #101616 #000000',
  ],
] as const;

describe('a scale of one colour', () => {
  it.each(fromTheDesignSystem)('%s in the %s scheme is the design system’s', (colour, scheme, expected) => {
    expect(Object.values(colourScale(colour, scheme)).join(' ')).toBe(expected);
  });
});

describe('a theme', () => {
  it('is empty for the standard colours', () => {
    expect(themeStylesheet(standardColours)).toBe('');
  });

  it('replaces only what differs, in both schemes', () => {
    const css = themeStylesheet({ ...standardColours, accent: '#7a1f5c' });
    expect(css).toContain('--ds-color-accent-base-default:#7a1f5c');
    expect(css).not.toContain('--ds-color-neutral');
    expect(css).toContain('[data-color-scheme=auto]');
  });

  it('refuses a colour that cannot be read on white, and says which', () => {
    expect(unreadableColour(standardColours)).toBeNull();
    expect(unreadableColour({ ...standardColours, accent: '#ffd400' })).toEqual({
      colour: 'accent',
      ratio: 1.43,
    });
    expect(unreadableColour({ ...standardColours, neutral: '#999999' })?.colour).toBe('neutral');
  });

  it.each(['#7a1f5c', '#00594f', '#b00020', '#4a3000', '#000000'])(
    'made of %s keeps text readable in both schemes',
    (accent) => {
      for (const scheme of ['light', 'dark'] as const) {
        const scale = colourScale(accent, scheme) as Record<string, string>;
        const ratio = (one: string, other: string) =>
          contrast(parseColour(scale[one] ?? ''), parseColour(scale[other] ?? ''));
        expect(ratio('text-subtle', 'background-default')).toBeGreaterThanOrEqual(4.5);
        expect(ratio('text-default', 'surface-tinted')).toBeGreaterThanOrEqual(4.5);
        expect(ratio('base-contrast-default', 'base-default')).toBeGreaterThanOrEqual(4.5);
      }
    },
  );
});
