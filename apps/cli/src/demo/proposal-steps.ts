import type { Proposal, ProposalCreation } from '@openhall/contracts/proposals';
import type { Calendar } from './calendar.js';
import type { Chance } from './chance.js';
import type { DemoApi } from './demo-api.js';
import type { Participation } from './participation.js';
import type { ConsultationStory, ProposalStory, ResponseStory } from './story.js';
import { gathered } from './timeline.js';
import type { Step } from './timeline.js';

/** Supports within this time (ms) are sent together. */
const spanMs = 24 * 3_600_000;

/** What the steps of a consultation's contributions share. */
export interface Telling {
  api: DemoApi;
  calendar: Calendar;
  chance: Chance;
  participation: Participation;
  officer: string;
  residents: readonly string[];
  /** Ids by key of topics and areas. */
  terms: ReadonlyMap<string, string>;
  /** Ids of the proposals written so far, by key. */
  proposals: Map<string, string>;
}

/** A proposal from its publication to its answer, with the people who supported it. */
export function proposalSteps(story: ConsultationStory, proposal: ProposalStory, telling: Telling): Step[] {
  const { api, calendar, participation, proposals } = telling;
  const publishedAt = participation.publishedAt(proposal);
  const path = () => `/proposals/${proposals.get(proposal.key)}`;
  let version = 1;
  const steps: Step[] = [
    {
      at: publishedAt,
      contributions: 1,
      run: async () => {
        const creation = { ...writingOf(proposal, telling), draft: false };
        const made = await api.as<Proposal>(
          proposal.by,
          'POST',
          `/consultations/${story.slug}/proposals`,
          creation,
        );
        version = made.version;
        proposals.set(proposal.key, made.id);
      },
    },
  ];
  const { edit, withdrawn, responses = [] } = proposal;
  if (edit) {
    const body = calendar.prose(edit.body, proposal.lang ?? 'en');
    const run = () => api.as(proposal.by, 'PUT', path(), { ...writingOf(proposal, telling), body, version });
    steps.push({ at: calendar.at(edit.day, '08:10'), contributions: 0, run });
  }
  if (withdrawn !== undefined) {
    const run = () => api.as(proposal.by, 'POST', `${path()}/withdrawal`);
    steps.push({ at: calendar.at(withdrawn, '21:30'), contributions: 0, run });
  }
  for (const [number, response] of responses.entries()) {
    const run = () =>
      api.as(telling.officer, 'PUT', `${path()}/response`, responseOf(response, number, calendar));
    steps.push({ at: calendar.at(response.day, '11:15'), contributions: 0, run });
  }
  const until = withdrawn === undefined ? participation.end(story) : calendar.at(withdrawn, '21:00');
  return [...steps, ...supportSteps(proposal, publishedAt, until, path, telling)];
}

function supportSteps(
  { by, supports }: ProposalStory,
  from: number,
  until: number,
  path: () => string,
  { api, chance, participation, residents }: Telling,
): Step[] {
  const others = residents.filter((name) => name !== by);
  const acts = chance.pick(others, supports).map((name) => ({
    at: participation.soonAfter(from, until),
    run: () => api.as(name, 'PUT', `${path()}/support`),
  }));
  return gathered(acts, spanMs);
}

function writingOf(proposal: ProposalStory, { calendar, terms }: Telling): Omit<ProposalCreation, 'draft'> {
  const { title, body, lang = 'en', topic, area, place = null } = proposal;
  const id = (key: string) => {
    const found = terms.get(key);
    if (!found) throw new Error(`there is no topic or area ${key}`);
    return found;
  };
  return {
    title,
    body: calendar.prose(body, lang),
    lang,
    topicId: id(topic),
    areaId: id(area),
    place,
    latitude: null,
    longitude: null,
  };
}

function responseOf(response: ResponseStory, version: number, calendar: Calendar) {
  const { day, status, reasons, authorName, department, nextStep, nextStepOn, correctionNote } = response;
  return {
    version,
    status,
    reasons: calendar.prose(reasons, 'en'),
    authorName,
    department,
    answeredOn: calendar.date(day),
    nextStep: nextStep ?? null,
    nextStepOn: nextStepOn === undefined ? null : calendar.date(nextStepOn),
    lang: 'en',
    correctionNote: correctionNote ?? null,
  };
}
