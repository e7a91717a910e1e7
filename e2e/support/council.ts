import type { APIRequestContext } from 'playwright-core';
import type { ConsultationDraft } from '@openhall/contracts/consultations';
import type { Visitor } from './browser.js';

const day = 24 * 3_600_000;

/** Opens a consultation that takes proposals now, through the API, in the name of a signed-in officer or administrator. */
export async function openConsultation(officer: Visitor, title: string): Promise<string> {
  const { request } = officer.context;
  const created = await say<{ id: string }>(officer, request, 'post', '/desk/consultations', {
    template: 'ideas',
    title,
    locale: 'en',
  });
  const draft = await say<ConsultationDraft>(officer, request, 'get', `/desk/consultations/${created.id}`);
  const now = Date.now();
  await say(officer, request, 'put', `/desk/consultations/${created.id}`, {
    version: draft.version,
    slug: draft.slug,
    timeZone: 'Europe/London',
    defaultLocale: 'en',
    locales: ['en'],
    contact: null,
    supportThreshold: null,
    texts: { en: draft.texts['en'] },
    phases: [
      { kind: 'proposals', titles: {}, opensAt: now - day, closesAt: now + 20 * day, hideCounts: false },
    ],
  });
  await say(officer, request, 'post', `/desk/consultations/${created.id}/publication`);
  return draft.slug;
}

async function say<T>(
  { product }: Visitor,
  request: APIRequestContext,
  method: 'get' | 'post' | 'put',
  path: string,
  data?: unknown,
): Promise<T> {
  const answer = await request[method](
    `${product.address}/api/v1${path}`,
    data === undefined ? {} : { data },
  );
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
  const body = await answer.text();
  return (body === '' ? undefined : JSON.parse(body)) as T;
}
