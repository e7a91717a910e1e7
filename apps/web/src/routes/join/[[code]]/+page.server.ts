import { redirect } from '@sveltejs/kit';
import { m } from '@openhall/messages/catalogue';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { api, ApiError } from '$lib/server/api.js';
import { failWith, inWords, text } from '$lib/server/forms.js';

/** As people type it: any case, with spaces or dashes between. */
function plain(code: string): string {
  return code.replace(/[\s\-–—.·]/gu, '').toUpperCase();
}

async function find(event: RequestEvent, code: string): Promise<string> {
  const { id } = await api(event).post<{ id: string }>('/town-halls/join', { code: plain(code) });
  return `/town-halls/${id}`;
}

/** The address in the QR code leads straight on; a wrong code stands in the field, with what is wrong. */
export const load: PageServerLoad = async (event) => {
  const { code = '' } = event.params;
  if (code === '') return { code, problem: null };
  let hall: string;
  try {
    hall = await find(event, code);
  } catch (cause) {
    if (!(cause instanceof ApiError)) throw cause;
    return { code, problem: inWords(cause.problem) };
  }
  redirect(303, hall);
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const code = text(form, 'code');
    let hall: string;
    try {
      hall = await find(event, code);
    } catch (cause) {
      return failWith(cause, { code }, { code: m.hall_code() });
    }
    redirect(303, hall);
  },
};
