import type { Page } from '@openhall/contracts/pages';
import type { DeskHall } from '@openhall/contracts/townhall';
import type { Visitor } from './browser.js';

/** Pages of the demo's town halls, by who may see them. */
export async function findHallPages(
  officer: Visitor,
): Promise<Record<'guest' | 'moderator' | 'officer', string[]>> {
  const { items: halls } = await officer.read<Page<DeskHall>>('/desk/town-halls');
  const over = halls.filter(({ phase }) => phase === 'ended' || phase === 'published');
  const published = halls.filter(({ phase }) => phase === 'published');
  if (published.length === 0 || over.length === halls.length)
    throw new Error('the demo has no hall to come, or no published minutes');
  return {
    guest: [
      ...['/town-halls', '/join'],
      ...halls.flatMap(({ id }) => [`/town-halls/${id}`, `/town-halls/${id}/projector`]),
      ...published.map(({ id }) => `/town-halls/${id}/minutes`),
    ],
    moderator: ['/desk/town-halls', ...halls.map(({ id }) => `/desk/town-halls/${id}/console`)],
    officer: [
      ...['/desk/town-halls', '/desk/town-halls/new'],
      ...halls.map(({ id }) => `/desk/town-halls/${id}`),
      ...over.map(({ id }) => `/desk/town-halls/${id}/minutes`),
    ],
  };
}
