import type { MapStatement, OpinionMap, RoundView, Stance } from '@openhall/contracts/statements';
import { AnalysisSchedule } from '@openhall/api/statements/analysis-schedule.service';
import type { TestSession, World } from '../harness/application.js';
import { openConsultation } from './open-consultation.js';

export const plan = {
  question: 'What should become of the square?',
  description: '',
  lang: 'en',
  takesStatements: true,
  resultsAfterClose: false,
  closesAt: null,
  hallId: null,
};

export interface TestRound {
  id: string;
  slug: string;
  consultationId: string;
  officer: TestSession;
}

/** An open round of a published consultation with these statements of the council. */
export async function openRound(
  world: World,
  statements: readonly string[],
  change: Partial<Omit<typeof plan, 'closesAt' | 'hallId'>> & { closesAt?: number; hallId?: string } = {},
): Promise<TestRound> {
  const officer = await world.signIn('officer');
  const { id: consultationId, slug } = await openConsultation(world);
  const made = await world.post(`/desk/consultations/${consultationId}/statement-rounds`, {
    as: officer,
    body: { ...plan, ...change, statements: statements.join('\n') },
  });
  if (made.status !== 201) throw new Error(`the round was refused: ${JSON.stringify(made.body)}`);
  const id = made.body.id as string;
  const opened = await world.post(`/desk/statement-rounds/${id}/opening`, { as: officer });
  if (opened.status !== 200) throw new Error(`the round did not open: ${JSON.stringify(opened.body)}`);
  return { id, slug, consultationId, officer };
}

export async function roundView(world: World, id: string, as?: TestSession): Promise<RoundView> {
  return (await world.get<RoundView>(`/statement-rounds/${id}`, as ? { as } : {})).body;
}

/** Ids of the shown statements, by number. */
export async function statementIds(world: World, id: string, as: TestSession): Promise<string[]> {
  const { body } = await world.get(`/statement-rounds/${id}/answers`, { as });
  return (body as { statement: { id: string } }[]).map(({ statement }) => statement.id);
}

export async function answer(
  world: World,
  as: TestSession,
  statement: string,
  stance: Stance,
): Promise<number> {
  return (await world.put(`/statements/${statement}/answer`, { as, body: { stance } })).status;
}

/** Two camps of people who answer every statement: the first half of the statements divides them, the rest unites. */
export async function camps(world: World, id: string, people: readonly TestSession[]): Promise<void> {
  const ids = await statementIds(world, id, people[0]!);
  for (const [index, person] of people.entries())
    for (const [place, statement] of ids.entries()) {
      const divides = place < ids.length / 2;
      await answer(world, person, statement, !divides || index % 2 === 0 ? 'agree' : 'disagree');
    }
}

export async function analysedMap(
  world: World,
  id: string,
  as?: TestSession,
  circle = 'everybody',
): Promise<OpinionMap> {
  await world.service(AnalysisSchedule).analyse(id);
  return (await world.get<OpinionMap>(`/statement-rounds/${id}/map?circle=${circle}`, as ? { as } : {})).body;
}

export function statementOf(map: OpinionMap, body: string): MapStatement | undefined {
  return map.statements.find((statement) => statement.body === body);
}
