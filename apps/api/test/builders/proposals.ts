import { v7 as uuid } from 'uuid';
import { ConsultationsService } from '@openhall/api/consultations/consultations.service';
import type { Proposal } from '@openhall/contracts/proposals';
import type { World, TestSession } from '../harness/application.js';

const day = 86_400_000;

export interface TestConsultation {
  id: string;
  slug: string;
  /** ms; when people may no longer propose, comment and support. */
  closesAt: number;
}

/** A published consultation whose proposals phase is open for ten days around the world's clock. */
export async function openConsultation(
  world: World,
  options: { hideCounts?: boolean; state?: 'draft' | 'published' } = {},
): Promise<TestConsultation> {
  const slug = `c-${uuid().slice(-12)}`;
  const now = world.clock.now();
  const closesAt = now + 5 * day;
  const id = await world.service(ConsultationsService).create(null, {
    slug,
    state: options.state ?? 'published',
    timeZone: 'Europe/Madrid',
    defaultLocale: 'en',
    locales: ['en', 'es'],
    texts: {
      en: { title: 'The square', summary: 'What becomes of it' },
      es: { title: 'La plaza', summary: 'Qué será de ella' },
    },
    phases: [
      {
        kind: 'proposals',
        titles: {},
        opensAt: now - 5 * day,
        closesAt,
        hideCounts: options.hideCounts ?? false,
      },
      { kind: 'results', titles: {}, opensAt: closesAt, closesAt: closesAt + 10 * day, hideCounts: false },
    ],
  });
  return { id, slug, closesAt };
}

/** What a resident sends to propose. */
export function writing(over: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    title: 'More trees for the square',
    body: 'Shade in summer, and birds.',
    lang: 'en',
    topicId: null,
    areaId: null,
    place: null,
    latitude: null,
    longitude: null,
    ...over,
  };
}

/** A proposal by this person; published unless it says `draft: true`. */
export async function propose(
  world: World,
  { slug }: TestConsultation,
  as: TestSession,
  over: Record<string, unknown> = {},
): Promise<Proposal> {
  const answer = await world.post<Proposal>(`/consultations/${slug}/proposals`, {
    as,
    body: { ...writing(over), draft: over['draft'] ?? false },
  });
  if (answer.status !== 201) throw new Error(`proposing failed: ${JSON.stringify(answer.body)}`);
  return answer.body;
}
