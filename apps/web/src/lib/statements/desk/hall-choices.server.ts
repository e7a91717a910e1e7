import type { DeskHall } from '@openhall/contracts/townhall';
import type { Page } from '@openhall/contracts/pages';
import { api, type PageEvent } from '../../server/api.js';
import { isOver } from '../../townhall/words.js';

/** The town halls that are not over, the newest first. */
export async function hallChoices(event: PageEvent): Promise<{ id: string; title: string }[]> {
  const { items } = await api(event).get<Page<DeskHall>>('/desk/town-halls');
  return items.filter(({ phase }) => !isOver(phase)).map(({ id, title }) => ({ id, title }));
}
