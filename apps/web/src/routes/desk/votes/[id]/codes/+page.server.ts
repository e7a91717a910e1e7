import type { IssuedCode, IssuedCodes, VoterCodePage } from '@openhall/contracts/voting';
import { m } from '@openhall/messages/catalogue';
import type { Actions, PageServerLoad } from './$types';
import { deskVote, readPlan } from '$lib/desk/voting/plan.server.js';
import { api } from '$lib/server/api.js';
import { failWith, idempotencyKey, text } from '$lib/server/forms.js';
import { drawQr } from '$lib/voting/qr.server.js';

export const load: PageServerLoad = async (event) => {
  const cursor = event.url.searchParams.get('cursor');
  const query = cursor ? `?cursor=${encodeURIComponent(cursor)}` : '';
  const [{ plan }, codes] = await Promise.all([
    readPlan(event),
    api(event).get<VoterCodePage>(`${deskVote(event)}/codes${query}`),
  ]);
  return { plan, codes, address: `${event.url.origin}/votes/${plan.id}` };
};

function letters(codes: IssuedCode[], url: URL, id: string) {
  return { letters: codes, qr: drawQr(`${url.origin}/votes/${id}`) };
}

export const actions: Actions = {
  /** Makes codes. They are in this answer alone. */
  issue: async (event) => {
    const form = await event.request.formData();
    const values = { count: text(form, 'count'), labels: text(form, 'labels') };
    const labels = values.labels
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    const count = labels.length > 0 ? labels.length : Number(values.count);
    try {
      const body = { count, labels: labels.length > 0 ? labels : null };
      const path = `${deskVote(event)}/codes`;
      const { codes } = await api(event).post<IssuedCodes>(path, body, idempotencyKey(form));
      return letters(codes, event.url, event.params.id);
    } catch (cause) {
      const called = { count: m.vote_desk_codes_count(), labels: m.vote_desk_codes_labels() };
      return failWith(cause, values, called);
    }
  },
  /** A lost letter: a new code takes the place of the old one. */
  replace: async (event) => {
    const form = await event.request.formData();
    const id = text(form, 'codeId');
    try {
      const path = `${deskVote(event)}/codes/${encodeURIComponent(id)}/replacement`;
      const code = await api(event).post<IssuedCode>(path, undefined, idempotencyKey(form));
      return letters([code], event.url, event.params.id);
    } catch (cause) {
      return failWith(cause, { codeId: id });
    }
  },
};
