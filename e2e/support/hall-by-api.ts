import type { Asked, ConsoleView, HallPlanView, MinutesDraft } from '@openhall/contracts/townhall';
import type { HallCommand } from '@openhall/domain/townhall';
import type { Visitor } from './browser.js';

async function say<T>(who: Visitor, method: 'post' | 'put', path: string, data?: unknown): Promise<T> {
  const answer = await who.context.request[method](
    `${who.product.address}/api/v1${path}`,
    data === undefined ? {} : { data },
  );
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
  const body = await answer.text();
  return (body === '' ? undefined : JSON.parse(body)) as T;
}

/** Plans a hall through the API, in the name of an officer: guests may ask, questions wait for a moderator. */
export function planHall(officer: Visitor, title: string): Promise<HallPlanView> {
  const startsAt = Date.now() + 3_600_000;
  const item = (name: string) => ({
    id: null,
    title: name,
    description: '',
    plannedMinutes: 10,
    proposalId: null,
  });
  return say(officer, 'post', '/desk/town-halls', {
    ...{ title, summary: '', description: '', lang: 'en', timeZone: 'Europe/London' },
    ...{ startsAt, endsAt: startsAt + 7_200_000, consultationId: null, proposalIds: [], streamUrl: null },
    agenda: [item('Welcome'), item('Traffic')],
    panellists: [{ id: null, name: 'Cllr Marsh', role: 'Traffic' }],
    rules: {
      ...{ whoMayAsk: 'anyone', anonymousQuestions: true, upvotes: true },
      ...{ questionsOpen: 'ahead', questionsShown: 'after_approval' },
    },
    speakers: { limitSeconds: 120, firstTimeFirst: true, alternation: false, pointsOfOrder: false },
  });
}

/** Joins a hall as a guest of that name, through the API. */
export function joinHall(guest: Visitor, hallId: string, name: string): Promise<void> {
  return say(guest, 'post', `/town-halls/${hallId}/participants`, { name });
}

export function ask(guest: Visitor, hallId: string, text: string): Promise<Asked> {
  const asking = { text, lang: 'en', anonymous: false, itemId: null };
  return say(guest, 'post', `/town-halls/${hallId}/questions`, asking);
}

/** Carries out an act of a moderator through the API. */
export function command(moderator: Visitor, hallId: string, act: HallCommand): Promise<void> {
  return say(moderator, 'post', `/desk/town-halls/${hallId}/commands`, act);
}

/** What the console would show now. */
export function consoleOf(moderator: Visitor, hallId: string): Promise<ConsoleView> {
  return moderator.read(`/desk/town-halls/${hallId}/console`);
}

/** Publishes the minutes of a hall that is over, through the API. */
export async function publishMinutes(officer: Visitor, hallId: string): Promise<void> {
  const path = `/desk/town-halls/${hallId}/minutes`;
  const { version } = await officer.read<MinutesDraft>(path);
  await say(officer, 'post', `${path}/publication`, { version });
}
