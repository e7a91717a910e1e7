import {
  colourText,
  contrast,
  lightnessOf,
  luminanceOf,
  luminanceOfLightness,
  parseColour,
  withChroma,
  withLuminance,
} from './colour.js';
import type { Rgb } from './colour.js';

export type Scheme = 'light' | 'dark';

/** Luminance of each step in the light and in the dark scheme. Source: @digdir/designsystemet 1.15, colors/colorMetadata (MIT). */
const luminances = {
  'background-default': { light: 1, dark: 0.009 },
  'background-tinted': { light: 0.9, dark: 0.014 },
  'surface-default': { light: 1, dark: 0.021 },
  'surface-tinted': { light: 0.81, dark: 0.027 },
  'surface-hover': { light: 0.7, dark: 0.036 },
  'surface-active': { light: 0.59, dark: 0.056 },
  'border-subtle': { light: 0.5, dark: 0.08 },
  'border-default': { light: 0.19, dark: 0.22 },
  'border-strong': { light: 0.11, dark: 0.39 },
  'text-subtle': { light: 0.11, dark: 0.39 },
  'text-default': { light: 0.0245, dark: 0.84 },
} as const;

const lightnessOfColour = (colour: Rgb): number => lightnessOf(luminanceOf(colour));
const rounded = (colour: Rgb): Rgb => parseColour(colourText(colour));

function atLightness(colour: Rgb, lightness: number): Rgb {
  // Through the grey of eight bits that has this lightness, as the design system does, so that results agree.
  const share = luminanceOfLightness(lightness);
  const grey = 255 * (share <= 0.0031308 ? share * 12.92 : 1.055 * share ** (1 / 2.4) - 0.055);
  return rounded(withLuminance(colour, luminanceOf(rounded([grey, grey, grey]))));
}

function baseColours(colour: Rgb, scheme: Scheme): { default: Rgb; hover: Rgb; active: Rgb } {
  const own = lightnessOfColour(colour);
  const lightness = scheme === 'light' ? own : own <= 30 ? 70 : 100 - own;
  const step = lightness <= 30 || (lightness >= 49 && lightness <= 65) ? -8 : 8;
  return {
    default: scheme === 'light' ? colour : atLightness(colour, lightness),
    hover: atLightness(colour, lightness - step),
    active: atLightness(colour, lightness - 2 * step),
  };
}

function subtleOn(base: Rgb): Rgb {
  const lightness = lightnessOfColour(base);
  const distance = lightness <= 40 || lightness >= 60 ? 60 : 50;
  const prefersWhite = contrast(base, [255, 255, 255]) >= contrast(base, [0, 0, 0]);
  return atLightness(base, prefersWhite ? lightness + distance : lightness - distance);
}

/**
 * The steps of one colour in one scheme, by the design system's name of each step.
 * Source: the rules of `generateColorScale` in @digdir/designsystemet (MIT), which brings a hundred megabytes of build
 * tools along; the tests hold this against its results.
 */
export function colourScale(hex: string, scheme: Scheme): Record<string, string> {
  const colour = parseColour(hex);
  const tint = scheme === 'dark' ? withChroma(colour, 0.7) : colour;
  const base = baseColours(colour, scheme);
  const steps = Object.entries(luminances).map(
    ([name, luminance]) => [name, colourText(withLuminance(tint, luminance[scheme]))] as const,
  );
  const prefersWhite = contrast(base.default, [255, 255, 255]) >= contrast(base.default, [0, 0, 0]);
  return {
    ...Object.fromEntries(steps),
    'base-default': colourText(base.default),
    'base-hover': colourText(base.hover),
    'base-active': colourText(base.active),
    'base-contrast-subtle': colourText(subtleOn(base.default)),
    'base-contrast-default': prefersWhite ? '#ffffff' : '#000000',
  };
}
