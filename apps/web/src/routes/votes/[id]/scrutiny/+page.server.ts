import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { m } from '@openhall/messages/catalogue';
import type { ScrutinyView } from '@openhall/contracts/voting';
import type { Actions, PageServerLoad } from './$types';
import { api } from '$lib/server/api.js';
import { setFlash } from '$lib/server/flash.js';
import { failWith, idempotencyKey, text } from '$lib/server/forms.js';
import { readVote, votePath } from '$lib/voting/vote.server.js';

const tokenOf = ({ url }: Pick<RequestEvent, 'url'>) => url.searchParams.get('token') ?? '';
const query = (event: Pick<RequestEvent, 'url'>) => `?token=${encodeURIComponent(tokenOf(event))}`;

export const load: PageServerLoad = async (event) => {
  event.setHeaders({ 'cache-control': 'no-store' });
  const scrutiny = await api(event).get<ScrutinyView>(`${votePath(event)}/scrutiny${query(event)}`);
  const { vote } = await readVote(event);
  const { id, question, lang, rehearsal, consultation, fingerprint } = vote;
  return {
    vote: { id, question, lang, rehearsal, consultation, fingerprint },
    scrutiny,
    openings: `/api/v1${votePath(event)}/openings${query(event)}`,
  };
};

/** What `openhall verify --sign-statement` wrote: from the file, or pasted. */
async function statementIn(form: FormData): Promise<{ note: string; verifierKey: string } | null> {
  const file = form.get('file');
  const written = file instanceof File && file.size > 0 ? await file.text() : text(form, 'pasted');
  try {
    const { note, verifierKey } = JSON.parse(written) as Record<string, unknown>;
    return typeof note === 'string' && typeof verifierKey === 'string' ? { note, verifierKey } : null;
  } catch {
    return null;
  }
}

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const pasted = text(form, 'pasted');
    const statement = await statementIn(form);
    if (!statement) {
      const message = m.vote_scrutiny_no_statement();
      const fields = [{ name: 'file', message, label: m.vote_scrutiny_file() }];
      return fail(422, { problem: { code: 'invalid_request', message, fields }, values: { pasted } });
    }
    try {
      const body = { ...statement, token: tokenOf(event) };
      await api(event).post(`${votePath(event)}/statements`, body, idempotencyKey(form));
    } catch (cause) {
      return failWith(cause, { pasted });
    }
    setFlash(event, m.vote_scrutiny_done());
    redirect(303, `${votePath(event)}/scrutiny${query(event)}`);
  },
};
