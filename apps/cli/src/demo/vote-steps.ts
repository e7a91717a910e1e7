import type { ConsultationDraft } from '@openhall/contracts/consultations';
import type { IssuedCodes, PaperBallots, VotePlan, VotePlanView } from '@openhall/contracts/voting';
import { usualRules } from '@openhall/domain/voting';
import type { Telling } from './proposal-steps.js';
import { gathered } from './timeline.js';
import type { Act, Step } from './timeline.js';
import { ballotOf } from './vote-ballots.js';
import type { VoteStory } from './vote-story.js';

/** Ballots within this time (ms) are cast together. */
const spanMs = 12 * 3_600_000;
const minuteMs = 60_000;

/** Somebody who votes in the demo: a resident by name, or the holder of a letter. */
interface Voter {
  name: string | null;
  code: string | null;
}

/**
 * A vote from its set-up to its close, where that is over: letters, ballots, changes of mind, paper.
 * @param passTime what time brings by itself, such as the close
 */
export function voteSteps(
  story: VoteStory,
  consultationSlug: string,
  telling: Telling,
  passTime: () => Promise<void>,
): Step[] {
  const { api, calendar, chance, officer } = telling;
  const opensAt = calendar.at(story.opened, '09:00');
  const closesAt = calendar.at(story.closes, '23:59');
  const until = Math.min(closesAt - 60 * minuteMs, calendar.now - 5 * minuteMs);
  const ids = new Map<string, string>();
  const voters: Voter[] = [];
  let plan: VotePlanView | undefined;
  const vote = () => plan?.id ?? '';

  const setUp = async () => {
    const { id } = await api.as<{ id: string }>(officer, 'GET', `/consultations/${consultationSlug}`);
    const draft = await api.as<ConsultationDraft>(officer, 'GET', `/desk/consultations/${id}`);
    const planned = planOf(story, draft.phases[story.phase]?.id ?? '', telling);
    plan = await api.as<VotePlanView>(officer, 'POST', `/desk/consultations/${id}/votes`, planned);
    plan.options.forEach((option, place) => ids.set(story.options[place]?.key ?? '', option.id ?? ''));
    voters.push(...(await votersOf(story, plan.id, telling)));
  };
  const cast = (place: number) => async () => {
    const { name, code } = voters[place] ?? { name: null, code: null };
    const body = { ballot: ballotOf(story, ids, chance), code };
    await api.as(name, 'PUT', `/votes/${vote()}/ballot`, body);
  };
  const enterPaper = async () => {
    const ballots = Array.from({ length: story.onPaper }, (_, place) => ({
      ballot: ballotOf(story, ids, chance),
      entitlement: String(story.letters - place),
    }));
    const paper: PaperBallots = { ballots };
    await api.as(officer, 'POST', `/desk/votes/${vote()}/paper-ballots`, paper);
  };

  const online = story.voters - story.onPaper;
  const casts: Act[] = Array.from({ length: online }, (_, place) => {
    const at = Math.floor(opensAt + minuteMs + (until - opensAt - minuteMs) * chance.next() ** 1.4);
    return { at, run: cast(place) };
  });
  const second = casts
    .slice(0, story.changed)
    .map(({ at }, place) => ({ at: Math.floor(at + (until - at) * chance.next()), run: cast(place) }));
  const step = (at: number, run: () => Promise<unknown>): Step => ({ at, run, contributions: 0 });
  return [
    step(calendar.at(story.planned, '11:10'), setUp),
    step(opensAt, () => api.as(officer, 'POST', `/desk/votes/${vote()}/opening`)),
    ...gathered([...casts, ...second], spanMs),
    ...(story.onPaper > 0 ? [step(until, enterPaper)] : []),
    ...(closesAt < calendar.now ? [step(closesAt + minuteMs, passTime)] : []),
  ];
}

async function votersOf(
  { electorate, letters, voters }: VoteStory,
  voteId: string,
  { api, officer, residents, chance }: Telling,
): Promise<Voter[]> {
  if (electorate === 'codes') {
    const path = `/desk/votes/${voteId}/codes`;
    const issue = { count: letters, labels: null };
    const { codes } = await api.as<IssuedCodes>(officer, 'POST', path, issue);
    return codes.map(({ code }) => ({ name: null, code }));
  }
  // The first is the person behind the button, who has not voted yet.
  return chance.pick(residents.slice(1), voters).map((name) => ({ name, code: null }));
}

function planOf(story: VoteStory, phaseId: string, { calendar }: Telling): VotePlan {
  const { question, description, lang, rules, options, electorate } = story;
  return {
    phaseId,
    question,
    description: calendar.prose(description, lang),
    lang,
    rules: { ...usualRules, ...rules },
    options: options.map(({ title, description: text, cost }) => ({
      ...{ id: null, title, cost, proposalId: null },
      description: text,
    })),
    electorate,
    publication: 'open',
    turnoutShown: true,
    rehearsal: false,
    scrutineers: [],
  };
}
