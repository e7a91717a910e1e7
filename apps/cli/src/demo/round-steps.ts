import type { Page } from '@openhall/contracts/pages';
import type { DeskStatement, OwnAnswer, RoundDesk, Stance } from '@openhall/contracts/statements';
import { Chance } from './chance.js';
import type { Telling } from './proposal-steps.js';
import type { Leaning, RoundStory } from './round-story.js';
import type { Step } from './timeline.js';

const seed = 20_270_412;
const passes = 0.1;
/** Who begins does not always get to the end. */
const answersMost = 0.85;
/** People answer on as many evenings. */
const evenings = 4;

/** A round from its opening to the answers of the town; the analysis of it is the caller's. */
export function roundSteps(
  story: RoundStory,
  consultationSlug: string,
  moderator: string,
  telling: Telling,
  made: (roundId: string) => void,
): Step[] {
  const { api, calendar, officer, residents } = telling;
  const leanings = new Map<string, Leaning>([
    ...story.council,
    ...story.residents.map(({ body, leaning }) => [body, leaning] as const),
  ]);
  let id = '';
  const step = (day: number, time: string, contributions: number, run: () => Promise<unknown>): Step => ({
    at: calendar.at(day, time),
    contributions,
    run,
  });
  const begin = async () => {
    const consultation = await api.as<{ id: string }>(officer, 'GET', `/consultations/${consultationSlug}`);
    const path = `/desk/consultations/${consultation.id}/statement-rounds`;
    const round = await api.as<RoundDesk>(officer, 'POST', path, {
      question: story.question,
      description: calendar.prose(story.description, 'en'),
      lang: 'en',
      takesStatements: true,
      resultsAfterClose: false,
      closesAt: calendar.at(story.closes, '23:59'),
      hallId: null,
      statements: story.council.map(([body]) => body).join('\n'),
    });
    id = round.id;
    made(id);
    await api.as(officer, 'POST', `/desk/statement-rounds/${id}/opening`);
  };
  const propose = async () => {
    for (const { by, body, lang = 'en' } of story.residents)
      await api.as(by, 'POST', `/statement-rounds/${id}/statements`, { body, lang });
  };
  const decide = async () => {
    const path = `/desk/statement-rounds/${id}/statements?state=waiting`;
    const { items } = await api.as<Page<DeskStatement>>(moderator, 'GET', path);
    for (const { body, decision } of story.residents) {
      const statement = items.find((item) => item.body === body);
      if (!statement || !decision) continue;
      await api.as(moderator, 'POST', `/desk/statements/${statement.id}/decision`, {
        act: decision.accepts ? 'accept' : 'refuse',
        reason: decision.accepts ? null : decision.reason,
        note: decision.accepts ? null : decision.note,
        meta: false,
      });
    }
  };
  const answer = async (person: string, stances: ReadonlyMap<string, Stance | null>) => {
    const answers = await api.as<OwnAnswer[]>(person, 'GET', `/statement-rounds/${id}/answers`);
    for (const { statement } of answers) {
      const stance = stances.get(statement.body);
      if (stance) await api.as(person, 'PUT', `/statements/${statement.id}/answer`, { stance });
    }
  };
  // Most see it one of the first two ways; the demo's own resident has not answered anything yet.
  const chance = new Chance(seed);
  const people = residents.slice(1).map((person, index) => ({
    person,
    stances: stancesOf(leanings, [0, 1, 2, 0, 1][index % 5] ?? 0, chance),
  }));
  return [
    step(story.opens, '09:30', 0, begin),
    step(story.opens + 1, '18:10', story.residents.length, propose),
    step(story.opens + 2, '08:40', 0, decide),
    ...Array.from({ length: evenings }, (_, evening) =>
      step(story.opens + 3 + 2 * evening, '20:15', 0, () =>
        Promise.all(
          people
            .filter((_, index) => index % evenings === evening)
            .map(({ person, stances }) => answer(person, stances)),
        ),
      ),
    ),
  ];
}

/** What somebody says to each statement, null to those that they do not get to. Drawn beforehand: the same in every demo. */
function stancesOf(
  leanings: ReadonlyMap<string, Leaning>,
  way: number,
  chance: Chance,
): Map<string, Stance | null> {
  return new Map(
    [...leanings].map(([body, leaning]) => {
      const [answers, passing, agrees] = [chance.next(), chance.next(), chance.next()];
      if (answers > answersMost) return [body, null];
      if (passing < passes) return [body, 'pass'];
      return [body, agrees < (leaning[way] ?? 0.5) ? 'agree' : 'disagree'];
    }),
  );
}
