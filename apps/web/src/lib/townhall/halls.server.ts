import type { HallPage, HallSummary } from '@openhall/contracts/townhall';
import { api, type PageEvent } from '../server/api.js';

/** Halls as a page about something else names them: it stands also when they can't be read. */
export async function hallsFor(
  event: PageEvent,
  asked: { when: 'coming' | 'past'; consultation?: string },
): Promise<HallSummary[]> {
  return api(event)
    .get<HallPage>(`/town-halls?${new URLSearchParams(asked)}`)
    .then(({ items }) => items)
    .catch(() => []);
}
