import type { Page } from '@openhall/contracts/pages';
import type { DeskHall } from '@openhall/contracts/townhall';
import type { Visitor } from './browser.js';
import { planHall, publishMinutes } from './hall-by-api.js';

/** Pages of the demo's town halls, by who may see them; plans one to come, and publishes the minutes of the one that is over. */
export async function findHallPages(
  officer: Visitor,
): Promise<Record<'guest' | 'moderator' | 'officer', string[]>> {
  const { id: planned } = await planHall(officer, 'The old mill');
  const { items: halls } = await officer.read<Page<DeskHall>>('/desk/town-halls');
  const over = halls.find(({ phase }) => phase === 'ended');
  if (!over || !halls.some(({ phase }) => phase === 'live'))
    throw new Error('the demo has no hall that goes on, or none that is over');
  await publishMinutes(officer, over.id);
  return {
    guest: [
      ...['/town-halls', '/join'],
      ...halls.flatMap(({ id }) => [`/town-halls/${id}`, `/town-halls/${id}/projector`]),
      `/town-halls/${over.id}/minutes`,
    ],
    moderator: ['/desk/town-halls', ...halls.map(({ id }) => `/desk/town-halls/${id}/console`)],
    officer: [
      ...['/desk/town-halls', '/desk/town-halls/new', `/desk/town-halls/new?template=${planned}`],
      ...halls.map(({ id }) => `/desk/town-halls/${id}`),
      `/desk/town-halls/${over.id}/minutes`,
    ],
  };
}
