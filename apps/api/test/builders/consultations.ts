import { v7 as uuid } from 'uuid';
import { ConsultationsService } from '@openhall/api/consultations/consultations.service';
import type { NewConsultation } from '@openhall/api/consultations/consultations.service';
import type { World } from '../harness/application.js';

const day = 24 * 3_600_000;

/** A published consultation whose one phase, for proposals, lasts from `opens` to `closes` days from now; returns its id. */
export function publishConsultation(
  world: World,
  opens: number,
  closes: number,
  change: Partial<NewConsultation> = {},
): Promise<string> {
  const now = world.clock.now();
  const slug = change.slug ?? `c-${uuid()}`;
  return world.service(ConsultationsService).create(null, {
    slug,
    state: 'published',
    timeZone: 'Europe/Madrid',
    defaultLocale: 'en',
    locales: ['en'],
    texts: { en: { title: slug, summary: 'About it' } },
    phases: [
      {
        kind: 'proposals',
        titles: {},
        opensAt: now + opens * day,
        closesAt: now + closes * day,
        hideCounts: false,
      },
    ],
    ...change,
  });
}
