import type { CouncilColours } from '@openhall/contracts/council';
import { contrast, parseColour } from './colour.js';
import { colourScale } from './colour-scale.js';
import type { Scheme } from './colour-scale.js';

/** The colours of the design system's own theme; with them no stylesheet is needed. */
export const standardColours: CouncilColours = { accent: '#0062ba', neutral: '#1e2b3c' };

/** What text needs on its ground. Source: WCAG 2.2, 1.4.3. */
const enoughContrast = 4.5;

/** The first colour that would be hard to read on white, with its contrast ratio; null when all can be read. */
export function unreadableColour(
  colours: CouncilColours,
): { colour: keyof CouncilColours; ratio: number } | null {
  for (const name of ['accent', 'neutral'] as const) {
    const ratio = contrast(parseColour(colours[name]), [255, 255, 255]);
    if (ratio < enoughContrast) return { colour: name, ratio: Math.floor(ratio * 100) / 100 };
  }
  return null;
}

/**
 * A stylesheet that puts the council's colours in place of the design system's, light and dark; empty for the standard
 * colours. It is in no layer, so it wins over the design system's own, which are.
 */
export function themeStylesheet(colours: CouncilColours): string {
  const names = (['accent', 'neutral'] as const).filter((name) => colours[name] !== standardColours[name]);
  if (names.length === 0) return '';
  const block = (scheme: Scheme): string =>
    names
      .flatMap((name) =>
        Object.entries(colourScale(colours[name], scheme)).map(
          ([step, hex]) => `--ds-color-${name}-${step}:${hex}`,
        ),
      )
      .join(';');
  const light = block('light');
  const dark = block('dark');
  return [
    `:root,[data-color-scheme=light]{${light}}`,
    `[data-color-scheme=dark]{${dark}}`,
    `@media (prefers-color-scheme:dark){[data-color-scheme=auto]{${dark}}}`,
    '',
  ].join('\n');
}
