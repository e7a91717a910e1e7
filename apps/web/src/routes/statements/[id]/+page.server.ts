import { redirect } from '@sveltejs/kit';
import { stances, type AnswerGiven, type RoundView } from '@openhall/contracts/statements';
import { m } from '@openhall/messages/catalogue';
import type { Actions, PageServerLoad } from './$types';
import { api } from '$lib/server/api.js';
import { setFlash } from '$lib/server/flash.js';
import { failWith, idempotencyKey, text } from '$lib/server/forms.js';

export const load: PageServerLoad = async (event) => {
  const statement = event.url.searchParams.get('statement');
  const query = statement ? `?${new URLSearchParams({ statement })}` : '';
  const id = encodeURIComponent(event.params.id);
  return { round: await api(event).get<RoundView>(`/statement-rounds/${id}${query}`) };
};

export const actions: Actions = {
  answer: async (event) => {
    const form = await event.request.formData();
    const statement = text(form, 'statement');
    const stance = stances.find((one) => one === text(form, 'stance')) ?? 'pass';
    const path = `/statements/${encodeURIComponent(statement)}/answer`;
    try {
      return { given: await api(event).put<AnswerGiven>(path, { stance }, idempotencyKey(form)) };
    } catch (cause) {
      return failWith(cause, { act: 'answer' as const });
    }
  },
  propose: async (event) => {
    const form = await event.request.formData();
    const values = { act: 'propose' as const, body: text(form, 'body'), lang: text(form, 'lang') };
    const id = encodeURIComponent(event.params.id);
    try {
      const writing = { body: values.body, lang: values.lang };
      await api(event).post(`/statement-rounds/${id}/statements`, writing, idempotencyKey(form));
    } catch (cause) {
      return failWith(cause, values, { body: m.statements_propose_label() });
    }
    setFlash(event, m.statements_proposed());
    redirect(303, `/statements/${id}`);
  },
};
