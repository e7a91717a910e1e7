import type { ReasonView } from '@openhall/contracts/moderation';
import { api } from '../server/api.js';

/** The reasons as the council words them. */
export async function readReasons(event: Parameters<typeof api>[0]): Promise<ReasonView[]> {
  return (await api(event).get<{ items: ReasonView[] }>('/reasons')).items;
}
