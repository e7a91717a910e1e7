import type { MinutesDraft } from '@openhall/contracts/townhall';
import type { Actions, PageServerLoad } from './$types';
import { requireRole } from '$lib/desk/gate.server.js';
import { api } from '$lib/server/api.js';
import {
  attachTranscript,
  publishMinutes,
  removeTranscript,
  saveWords,
} from '$lib/townhall/minutes/minutes-actions.server.js';

export const load: PageServerLoad = async (event) => {
  requireRole(event, 'officer');
  const path = `/desk/town-halls/${encodeURIComponent(event.params.id)}/minutes`;
  const { record, ...minutes } = await api(event).get<MinutesDraft>(path);
  return { minutes, hall: record.hall };
};

export const actions: Actions = {
  words: saveWords,
  publish: publishMinutes,
  transcript: attachTranscript,
  remove: removeTranscript,
};
