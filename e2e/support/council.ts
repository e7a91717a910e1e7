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

/** Publishes a proposal through the API; its address. */
export async function publishProposal(author: Visitor, slug: string, title: string): Promise<string> {
  const made = await say<{ id: string }>(
    author,
    author.context.request,
    'post',
    `/consultations/${slug}/proposals`,
    {
      title,
      body: 'Forty people wait at stop 7 in full sun.',
      lang: 'en',
      topicId: null,
      areaId: null,
      place: null,
      latitude: null,
      longitude: null,
      draft: false,
    },
  );
  return `/proposals/${made.id}`;
}

/** Lets somebody in who works for the council, as an administrator does it at the desk. */
export async function invite(
  administrator: Visitor,
  email: string,
  name: string,
  role: 'Moderator' | 'Officer' | 'Administrator',
): Promise<void> {
  const { page } = administrator;
  await administrator.open('/desk/people');
  await page.locator('summary', { hasText: 'Invite somebody' }).click();
  await page.getByRole('textbox', { name: 'E-mail address' }).fill(email);
  await page.getByLabel('Name that others see').fill(name);
  await page.getByLabel(role, { exact: true }).check();
  await page.getByRole('button', { name: 'Send the invitation' }).click();
  await page.getByText(`The invitation to ${email} is on its way.`).waitFor();
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

/** A moment as a field for local time takes it, in the time zone of the consultations here. */
export function localTime(at: number, timeZone = 'Europe/London'): string {
  return new Date(at).toLocaleString('sv-SE', { timeZone }).slice(0, 16).replace(' ', 'T');
}

/** The rows of a CSV file with a header, as RFC 4180 has it. */
export function readCsv(text: string): Record<string, string>[] {
  const lines: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    lines.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '') break;
    if (end !== ',') lines.push([]);
  }
  const [header = [], ...rows] = lines.filter((line) => line.some((cell) => cell !== ''));
  return rows.map((row) => Object.fromEntries(header.map((name, place) => [name, row[place] ?? ''])));
}
