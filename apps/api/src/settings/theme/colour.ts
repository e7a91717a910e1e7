/** A colour as its red, green and blue parts, from 0 to 255. */
export type Rgb = readonly [number, number, number];

const black: Rgb = [0, 0, 0];
const white: Rgb = [255, 255, 255];

/** `#rrggbb` to its parts. */
export function parseColour(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** Parts to `#rrggbb`. */
export function colourText(colour: Rgb): string {
  const parts = colour.map((part) =>
    Math.min(255, Math.max(0, Math.round(part)))
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${parts.join('')}`;
}

/** One part as linear light. Source: WCAG 2.2, relative luminance. */
export function linear(part: number): number {
  const share = part / 255;
  return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** Relative luminance, from 0 (black) to 1 (white). Source: WCAG 2.2. */
export function luminanceOf([red, green, blue]: Rgb): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Contrast ratio of two colours, from 1 to 21. Source: WCAG 2.2. */
export function contrast(one: Rgb, other: Rgb): number {
  const [dark, light] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const mix = (one: Rgb, other: Rgb): Rgb => [
  (one[0] + other[0]) / 2,
  (one[1] + other[1]) / 2,
  (one[2] + other[2]) / 2,
];

/** The colour mixed with black or white until it has this luminance. */
export function withLuminance(colour: Rgb, target: number): Rgb {
  if (target <= 0) return black;
  if (target >= 1) return white;
  let [low, high] = luminanceOf(colour) > target ? [black, colour] : [colour, white];
  let middle = mix(low, high);
  for (let step = 0; step < 20 && Math.abs(luminanceOf(middle) - target) >= 1e-7; step += 1) {
    if (luminanceOf(middle) > target) high = middle;
    else low = middle;
    middle = mix(low, high);
  }
  return middle;
}

/** CIE lightness, from 0 to 100, of a luminance. */
export function lightnessOf(luminance: number): number {
  return luminance <= 216 / 24389 ? (luminance * 24389) / 27 : 116 * Math.cbrt(luminance) - 16;
}

/** Luminance of a CIE lightness; below 0 counts as black, above 100 as white. */
export function luminanceOfLightness(lightness: number): number {
  const bounded = Math.min(100, Math.max(0, lightness));
  return bounded <= 8 ? (bounded * 27) / 24389 : ((bounded + 16) / 116) ** 3;
}

/** The colour with its chroma scaled, same hue and lightness in OKLab. Source: Björn Ottosson, “A perceptual color space for image processing”. */
export function withChroma(colour: Rgb, factor: number): Rgb {
  const [red, green, blue] = colour.map(linear) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  const lightness = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
  const a = (1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s) * factor;
  const b = (0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s) * factor;
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    gamma(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
    gamma(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
    gamma(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short),
  ];
}

function gamma(share: number): number {
  const bounded = Math.min(1, Math.max(0, share));
  return Math.round(255 * (bounded <= 0.0031308 ? bounded * 12.92 : 1.055 * bounded ** (1 / 2.4) - 0.055));
}
