import type { NewConsultation } from '@openhall/api/consultations/consultations.service';
import { instantOf, localDateTimeOf } from '@openhall/domain/phases';

/** The consultation that is made for an import where there is none: published and over. */
export function consultationFor(
  slug: string,
  { source, timeZone }: { source: string; timeZone: string },
  instants: readonly number[],
  now: number,
): NewConsultation {
  const { opensAt, closesAt } = spanOf(instants, now, timeZone);
  return {
    slug,
    state: 'published',
    timeZone,
    defaultLocale: 'es',
    locales: ['es', 'en'],
    source,
    publishedAt: opensAt,
    phases: [{ kind: 'proposals', titles: {}, opensAt, closesAt, hideCounts: false }],
    texts: {
      es: {
        title: 'Propuestas ciudadanas de Madrid',
        summary: 'Propuestas y debates de Decide Madrid, importados de sus datos abiertos.',
        purpose:
          'Cualquier persona podía proponer una mejora para la ciudad, apoyar las propuestas de otras y debatirlas.',
        background:
          'Estas propuestas, sus apoyos y sus comentarios se publicaron en Decide Madrid. Los apoyos importados se muestran aparte de los que se dan aquí.',
        nextSteps: 'Este proceso ha terminado. Se conserva para leerlo y consultarlo.',
      },
      en: {
        title: 'Citizen proposals of Madrid',
        summary: 'Proposals and debates of Decide Madrid, imported from its open data.',
        purpose:
          'Anyone could propose an improvement for the city, support what others proposed, and debate it.',
        background:
          'These proposals, their supports and their comments were published on Decide Madrid, in Spanish. Imported supports are shown apart from those given here.',
        nextSteps: 'This process is over. It is kept to be read.',
      },
    },
  };
}

/** From the first day to the end of the last one, but never into the future. */
function spanOf(
  instants: readonly number[],
  now: number,
  timeZone: string,
): { opensAt: number; closesAt: number } {
  let first = now - day;
  let last = first;
  if (instants.length > 0) {
    first = instants.reduce((earliest, instant) => Math.min(earliest, instant));
    last = instants.reduce((latest, instant) => Math.max(latest, instant));
  }
  const opensAt = midnightOf(first, timeZone);
  return { opensAt, closesAt: Math.max(opensAt + 1, Math.min(midnightOf(last + day, timeZone), now)) };
}

const day = 24 * 3_600_000;

function midnightOf(instant: number, timeZone: string): number {
  return instantOf(`${localDateTimeOf(instant, timeZone).slice(0, 10)}T00:00`, timeZone) ?? instant;
}
