import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { JobsService } from '@openhall/api/jobs/jobs.service';
import { AnalysisSchedule } from '@openhall/api/statements/analysis-schedule.service';
import { Calendar } from './calendar.js';
import { Chance } from './chance.js';
import { consultationSteps } from './consultation-steps.js';
import { conversationSteps } from './conversation-steps.js';
import { setUpCouncil } from './council-steps.js';
import { DemoApi } from './demo-api.js';
import type { DemoClock } from './demo-clock.js';
import { Participation } from './participation.js';
import { hallSteps } from './hall-steps.js';
import { proposalSteps } from './proposal-steps.js';
import type { Telling } from './proposal-steps.js';
import { roundSteps } from './round-steps.js';
import { busNetwork } from './texts/bus-network.js';
import { timeZone } from './texts/council.js';
import { marketSquare } from './texts/market-square.js';
import { theEvening, theFirstEvening } from './texts/market-square-halls.js';
import { squareStatements } from './texts/market-square.statements.js';
import { commentFates } from './texts/moderation.js';
import { residents } from './texts/residents.js';
import { schoolStreets } from './texts/school-streets.js';
import { skatePark } from './texts/skate-park.js';
import { walk } from './timeline.js';
import type { Step } from './timeline.js';

/** The consultations of the demo. */
export const stories = [schoolStreets, busNetwork, marketSquare, skatePark];

/** How long the evening has been going on when the demo is opened. */
const minutesIn = 35;
const seed = 20_270_312;
/** The day on which the council set up its site. */
const firstDay = -310;

/** Tells everything that happened in Northfield up to `now` (ms), through the services, with the clock moved along. */
export async function tell(
  app: NestFastifyApplication,
  clock: DemoClock,
  now: number,
  report: (line: string) => void,
): Promise<void> {
  const calendar = new Calendar(now, timeZone);
  const chance = new Chance(seed);
  const api = new DemoApi(app, clock);
  const jobs = app.get(JobsService, { strict: false });
  clock.moveTo(calendar.at(firstDay, '09:00'));
  const administrator = await api.admitDemoPerson('administrator');
  const officer = await api.admitDemoPerson('officer');
  const moderator = await api.admitDemoPerson('moderator');
  const resident = await api.admitDemoPerson('resident');
  const firstSignIn = () =>
    Math.floor(calendar.at(firstDay, '12:00') + chance.between(0, 25 * 24 * 3_600_000));
  await api.admitResidents(residents.map((person) => ({ ...person, createdAt: firstSignIn() })));
  const telling: Telling = {
    api,
    calendar,
    chance,
    participation: new Participation(calendar, chance),
    officer,
    residents: [resident, ...residents.map(({ name }) => name)],
    terms: await setUpCouncil(administrator, api),
    proposals: new Map(),
  };
  const halls = [
    hallSteps(theFirstEvening, calendar.at(-16, '19:00'), marketSquare.slug, moderator, telling),
    hallSteps(theEvening, now - minutesIn * 60_000, marketSquare.slug, moderator, telling),
  ];
  let roundId = '';
  const round = roundSteps(squareStatements, marketSquare.slug, moderator, telling, (id) => (roundId = id));
  const contributions: Step[] = stories.flatMap((story) => [
    ...consultationSteps(story, officer, api, calendar),
    ...story.proposals.flatMap((proposal) => proposalSteps(story, proposal, telling)),
    ...conversationSteps(story, commentFates, moderator, telling),
  ]);
  const passTime = async () => {
    await jobs.runDue();
  };
  await walk([...contributions, ...halls.flat(), ...round], clock, passTime, report);
  clock.moveTo(now);
  await passTime();
  await app.get(AnalysisSchedule, { strict: false }).analyse(roundId);
  await api.signEveryoneOut();
}
