import type { OutboxMail } from '@openhall/contracts/identity';
import type { PageServerLoad } from './$types';
import { api } from '$lib/server/api.js';

export const load: PageServerLoad = async (event) => ({
  letters: await api(event).get<OutboxMail[]>('/demo/outbox'),
});
