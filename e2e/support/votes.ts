import type { ConsultationDraft } from '@openhall/contracts/consultations';
import type { VotePlan, VotePlanView } from '@openhall/contracts/voting';
import { usualRules, type VoteRules } from '@openhall/domain/voting';
import type { Visitor } from './browser.js';

const day = 24 * 3_600_000;

/** Opens a consultation whose voting phase runs now and closes after so many seconds; its id, address and phase. */
export async function openVotingPhase(
  officer: Visitor,
  title: string,
  seconds: number,
): Promise<{ id: string; slug: string; phaseId: string }> {
  const created = await say<{ id: string }>(officer, 'post', '/desk/consultations', {
    template: 'ideas',
    title,
    locale: 'en',
  });
  const path = `/desk/consultations/${created.id}`;
  const draft = await officer.read<ConsultationDraft>(path);
  const now = Date.now();
  const closesAt = now + seconds * 1_000;
  const common = { titles: {}, hideCounts: false };
  await say(officer, 'put', path, {
    version: draft.version,
    slug: draft.slug,
    timeZone: 'Europe/London',
    defaultLocale: 'en',
    locales: ['en'],
    contact: null,
    supportThreshold: null,
    texts: { en: draft.texts['en'] },
    phases: [
      { kind: 'vote', opensAt: now - day, closesAt, ...common },
      { kind: 'results', opensAt: closesAt, closesAt: closesAt + 20 * day, ...common },
    ],
  });
  await say(officer, 'post', `${path}/publication`);
  const { phases } = await officer.read<ConsultationDraft>(path);
  return { id: created.id, slug: draft.slug, phaseId: phases[0]?.id ?? '' };
}

/** Sets up a vote through the API and opens it; its id. */
export async function openVote(
  officer: Visitor,
  place: { id: string; phaseId: string },
  question: string,
  rules: Partial<VoteRules> & Pick<VoteRules, 'method'>,
  options: readonly (readonly [title: string, cost: number | null])[],
  change: Partial<VotePlan> = {},
): Promise<string> {
  const id = await planVote(officer, place, question, rules, options, change);
  await say(officer, 'post', `/desk/votes/${id}/opening`);
  return id;
}

/** Sets up a vote through the API; its id. */
export async function planVote(
  officer: Visitor,
  place: { id: string; phaseId: string },
  question: string,
  rules: Partial<VoteRules> & Pick<VoteRules, 'method'>,
  options: readonly (readonly [title: string, cost: number | null])[],
  change: Partial<VotePlan> = {},
): Promise<string> {
  const plan: VotePlan = {
    phaseId: place.phaseId,
    question,
    description: '',
    lang: 'en',
    rules: { ...usualRules, ...rules },
    options: options.map(([title, cost]) => ({
      id: null,
      title,
      description: '',
      cost,
      proposalId: null,
    })),
    electorate: 'signed_in',
    publication: 'open',
    turnoutShown: true,
    rehearsal: false,
    scrutineers: [],
    ...change,
  };
  const path = `/desk/consultations/${place.id}/votes`;
  return (await say<VotePlanView>(officer, 'post', path, plan)).id;
}

/** Waits until the vote has closed and been counted by itself. */
export async function untilCounted(reader: Visitor, voteId: string, seconds: number): Promise<void> {
  for (let tries = 0; tries < 2 * seconds; tries += 1) {
    const { state } = await reader.read<{ state: string }>(`/votes/${voteId}`);
    if (state === 'closed') return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`vote ${voteId} was not counted within ${seconds} s`);
}

async function say<T>(
  { product, context }: Visitor,
  method: 'post' | 'put',
  path: string,
  data?: unknown,
): Promise<T> {
  const url = `${product.address}/api/v1${path}`;
  const answer = await context.request[method](url, data === undefined ? {} : { data });
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
  const body = await answer.text();
  return (body === '' ? undefined : JSON.parse(body)) as T;
}
