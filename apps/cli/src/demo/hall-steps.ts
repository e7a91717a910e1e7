import type { HallPlan, HallPlanView } from '@openhall/contracts/townhall';
import { HallScript } from './hall-script.js';
import type { HallStory } from './hall-story.js';
import type { Telling } from './proposal-steps.js';
import type { Step } from './timeline.js';

const minuteMs = 60_000;
const dayMs = 24 * 3_600_000;

/** A hall from its announcement through everything that happens in it. @param startsAt ms */
export function hallSteps(
  story: HallStory,
  startsAt: number,
  consultationSlug: string,
  moderator: string,
  telling: Telling,
): Step[] {
  const { api, officer, chance, residents } = telling;
  const script = new HallScript(api, moderator, chance, story.guests, telling.calendar);
  const plan = async () => {
    const { id } = await api.as<{ id: string }>(officer, 'GET', `/consultations/${consultationSlug}`);
    const made = await api.as<HallPlanView>(
      officer,
      'POST',
      '/desk/town-halls',
      planOf(story, startsAt, id, telling),
    );
    script.begin(made);
  };
  const crowd = chance.pick(residents, story.crowd);
  const step = (at: number, run: () => Promise<unknown>, contributions = 0): Step => ({
    at,
    run,
    contributions,
  });
  return [
    step(startsAt - story.announcedDaysBefore * dayMs, plan),
    step(startsAt - 12 * minuteMs, () => script.fill(crowd)),
    ...story.deeds.map(([minute, deed]) =>
      step(startsAt + minute * minuteMs, () => script.perform(deed), 'ask' in deed ? 1 : 0),
    ),
  ];
}

function planOf(story: HallStory, startsAt: number, consultationId: string, { calendar }: Telling): HallPlan {
  return {
    ...story.plan,
    description: calendar.prose(story.plan.description, 'en'),
    lang: 'en',
    timeZone: calendar.timeZone,
    startsAt,
    endsAt: startsAt + story.lengthMinutes * minuteMs,
    consultationId,
    proposalIds: [],
    agenda: story.agenda.map(({ title, description, minutes }) => ({
      ...{ id: null, title, description, proposalId: null },
      plannedMinutes: minutes,
    })),
    panellists: story.panellists.map((person) => ({ ...person, id: null })),
    streamUrl: null,
    speakers: { limitSeconds: 120, firstTimeFirst: true, alternation: false, pointsOfOrder: false },
  };
}
