import { v7 as uuid } from 'uuid';
import type { Receipt, VotePlan, VotePlanView } from '@openhall/contracts/voting';
import { usualRules } from '@openhall/domain/voting';
import { ConsultationsService } from '@openhall/api/consultations/consultations.service';
import { JobsService } from '@openhall/api/jobs/jobs.service';
import { query, sql } from '@openhall/persistence/sql';
import type { TestSession, World } from '../harness/application.js';

const day = 24 * 3_600_000;

export interface TestVote {
  id: string;
  consultationId: string;
  slug: string;
  optionIds: string[];
  closesAt: number;
}

/** A published consultation with a phase for voting that is open for ten days. */
export async function votingConsultation(
  world: World,
): Promise<{ id: string; slug: string; phaseId: string }> {
  const slug = `vote-${uuid().slice(-12)}`;
  const now = world.clock.now();
  const id = await world.service(ConsultationsService).create(null, {
    slug,
    state: 'published',
    timeZone: 'Europe/Madrid',
    defaultLocale: 'en',
    locales: ['en'],
    texts: { en: { title: slug, summary: 'About it' } },
    phases: [{ kind: 'vote', titles: {}, opensAt: now - day, closesAt: now + 10 * day, hideCounts: false }],
  });
  const [phase] = await query<{ id: string }>(
    world.database.reader,
    sql`SELECT id FROM phase WHERE consultation_id = ${id}`,
  );
  return { id, slug, phaseId: phase!.id };
}

/** A plan by single choice among three options, for anybody signed in. */
export function votePlan(phaseId: string, change: Partial<VotePlan> = {}): VotePlan {
  return {
    phaseId,
    question: 'What shall be built first?',
    description: 'All three are **ready**.',
    lang: 'en',
    rules: { ...usualRules, method: 'single-choice' },
    options: ['Park', 'Library', 'Bridge'].map((title) => ({
      id: null,
      title,
      description: '',
      cost: null,
      proposalId: null,
    })),
    electorate: 'signed_in',
    publication: 'open',
    turnoutShown: true,
    rehearsal: false,
    scrutineers: [],
    ...change,
  };
}

/** A vote that is open. */
export async function openVote(
  world: World,
  officer: TestSession,
  change: Partial<VotePlan> = {},
): Promise<TestVote> {
  const { id: consultationId, slug, phaseId } = await votingConsultation(world);
  const body = votePlan(phaseId, change);
  const made = await world.post(`/desk/consultations/${consultationId}/votes`, { as: officer, body });
  const plan = made.body as VotePlanView;
  const opened = await world.post(`/desk/votes/${plan.id}/opening`, { as: officer });
  if (opened.status !== 200) throw new Error(JSON.stringify(opened.body));
  const optionIds = plan.options.map(({ id }) => id ?? '');
  return { id: plan.id, consultationId, slug, optionIds, closesAt: plan.closesAt };
}

/** Casts a ballot; throws when it was not taken. */
export async function cast(
  world: World,
  vote: TestVote,
  voter: { as?: TestSession; code?: string },
  ballot: object,
): Promise<Receipt> {
  const body = { ballot, code: voter.code ?? null };
  const answer = await world.put(`/votes/${vote.id}/ballot`, { as: voter.as, body });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body as Receipt;
}

/** Some minutes pass, and what is due is done: so ten waiting ballots enter the tree. */
export async function minutesPass(world: World, minutes = 2): Promise<void> {
  world.clock.advance(minutes * 60_000);
  await world.service(JobsService).runDue();
}

/** The vote's time is over, and it closes. */
export async function close(world: World, vote: TestVote): Promise<void> {
  world.clock.set(Math.max(world.clock.now(), vote.closesAt));
  await world.service(JobsService).runDue();
}

/** The results package as it is downloaded. */
export async function packageOf(world: World, vote: TestVote): Promise<Buffer> {
  const answer = await world.app.inject({ method: 'GET', url: `/api/v1/votes/${vote.id}/package.zip` });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.rawPayload;
}
