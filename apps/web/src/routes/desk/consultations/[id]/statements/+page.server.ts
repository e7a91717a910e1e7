import { redirect } from '@sveltejs/kit';
import type { RoundDesk } from '@openhall/contracts/statements';
import { m } from '@openhall/messages/catalogue';
import type { Actions, PageServerLoad } from './$types';
import { draftForCommand } from '$lib/desk/consultation-change.server.js';
import { api } from '$lib/server/api.js';
import { failWith, idempotencyKey, text } from '$lib/server/forms.js';
import { planOfRound, roundValuesIn } from '$lib/statements/desk/round-values.js';
import { hallChoices } from '$lib/statements/desk/hall-choices.server.js';

export const load: PageServerLoad = async (event) => {
  const id = encodeURIComponent(event.params.id);
  return {
    rounds: await api(event).get<RoundDesk[]>(`/desk/consultations/${id}/statement-rounds`),
    halls: await hallChoices(event),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const values = { ...roundValuesIn(form), statements: text(form, 'statements') };
    const labels = {
      question: m.statements_desk_question(),
      statements: m.statements_desk_first(),
      closesAt: m.statements_desk_closes(),
    };
    let made: RoundDesk;
    try {
      const { timeZone } = await draftForCommand(event);
      const plan = { ...planOfRound(values, timeZone), statements: values.statements };
      const path = `/desk/consultations/${encodeURIComponent(event.params.id)}/statement-rounds`;
      made = await api(event).post<RoundDesk>(path, plan, idempotencyKey(form));
    } catch (cause) {
      return failWith(cause, values, labels);
    }
    redirect(303, `/desk/statements/${made.id}`);
  },
};
