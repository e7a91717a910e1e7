import { fail, redirect } from '@sveltejs/kit';
import { m } from '@openhall/messages/catalogue';
import type { Actions, PageServerLoad } from './$types';
import { text } from '$lib/server/forms.js';

const id = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;
const shortestCode = 12;

export const load: PageServerLoad = ({ url }) => ({ vote: url.searchParams.get('vote') ?? '' });

export const actions: Actions = {
  default: async ({ request }) => {
    const form = await request.formData();
    const values = { vote: text(form, 'vote').trim(), code: text(form, 'code').trim() };
    const vote = id.exec(values.vote)?.[0].toLowerCase();
    const code = values.code.toUpperCase().replace(/[^0-9A-F]/g, '');
    const fields = [
      ...(vote ? [] : [{ name: 'vote', message: m.vote_check_vote_wrong(), label: m.vote_check_vote() }]),
      ...(code.length < shortestCode
        ? [{ name: 'code', message: m.vote_check_code_wrong(), label: m.vote_receipt_code() }]
        : []),
    ];
    if (fields.length > 0)
      return fail(422, {
        problem: { code: 'invalid_request', message: m.error_invalid_request(), fields },
        values,
      });
    redirect(303, `/votes/${vote}/receipts/${(code.match(/.{1,4}/g) ?? []).join('-')}`);
  },
};
