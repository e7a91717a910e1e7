import { v7 as uuid } from 'uuid';
import { ConsultationsService } from '@openhall/api/consultations/consultations.service';
import type { TestSession, World } from '../harness/application.js';

const day = 24 * 3_600_000;

export interface OpenConsultation {
  id: string;
  slug: string;
  /** When its only phase closes (ms). */
  closesAt: number;
}

/** A published consultation in which residents may propose, support and comment for ten days. */
export async function openConsultation(
  world: World,
  { hideCounts = false }: { hideCounts?: boolean } = {},
): Promise<OpenConsultation> {
  const slug = `matter-${uuid().slice(-12)}`;
  const now = world.clock.now();
  const closesAt = now + 10 * day;
  const id = await world.service(ConsultationsService).create(null, {
    slug,
    state: 'published',
    timeZone: 'Europe/Madrid',
    defaultLocale: 'en',
    locales: ['en'],
    texts: { en: { title: 'A matter of the town', summary: 'What should become of it?' } },
    phases: [{ kind: 'proposals', titles: {}, opensAt: now - day, closesAt, hideCounts }],
  });
  return { id, slug, closesAt };
}

/** Publishes a proposal; returns its id. */
export async function propose(world: World, slug: string, as: TestSession, draft = false): Promise<string> {
  const answer = await world.post(`/consultations/${slug}/proposals`, {
    as,
    body: {
      title: 'Plant more trees',
      body: 'Along the main street, where it is hot in summer.',
      lang: 'en',
      topicId: null,
      areaId: null,
      place: null,
      latitude: null,
      longitude: null,
      draft,
    },
  });
  if (answer.status !== 201) throw new Error(`the proposal was refused: ${JSON.stringify(answer.body)}`);
  return answer.body.id as string;
}
