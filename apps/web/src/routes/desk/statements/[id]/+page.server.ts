import { redirect } from '@sveltejs/kit';
import type { Page } from '@openhall/contracts/pages';
import type { DeskStatement, RoundDesk, StatementState } from '@openhall/contracts/statements';
import type { ConsultationDraft } from '@openhall/contracts/consultations';
import { roleAtLeast } from '@openhall/domain/accounts';
import { m } from '@openhall/messages/catalogue';
import type { Actions, PageServerLoad } from './$types';
import { requireRole } from '$lib/desk/gate.server.js';
import { api } from '$lib/server/api.js';
import { setFlash } from '$lib/server/flash.js';
import { failWith, idempotencyKey, optionalText, text } from '$lib/server/forms.js';
import { hallChoices } from '$lib/statements/desk/hall-choices.server.js';
import { planOfRound, roundValuesIn } from '$lib/statements/desk/round-values.js';

export const load: PageServerLoad = async (event) => {
  const me = requireRole(event, 'moderator');
  const path = `/desk/statement-rounds/${encodeURIComponent(event.params.id)}`;
  const list = (state: StatementState, cursor: string | null) => {
    const query = new URLSearchParams({ state, ...(cursor ? { cursor } : {}) });
    return api(event).get<Page<DeskStatement>>(`${path}/statements?${query}`);
  };
  const round = await api(event).get<RoundDesk>(path);
  const isOfficer = roleAtLeast(me.role, 'officer');
  const { timeZone, locales } =
    isOfficer && round.consultationId
      ? await api(event).get<ConsultationDraft>(`/desk/consultations/${round.consultationId}`)
      : { timeZone: 'UTC', locales: [round.lang] };
  return {
    round,
    isOfficer,
    timeZone,
    locales,
    halls: isOfficer ? await hallChoices(event) : [],
    waiting: await list('waiting', event.url.searchParams.get('waiting')),
    accepted: await list('accepted', event.url.searchParams.get('shown')),
    refused: await list('refused', event.url.searchParams.get('refused')),
  };
};

type DeskEvent = Parameters<NonNullable<Actions['open']>>[0];

const here = ({ params }: DeskEvent): string => `/desk/statements/${encodeURIComponent(params.id)}`;
const roundPath = ({ params }: DeskEvent): string =>
  `/desk/statement-rounds/${encodeURIComponent(params.id)}`;

/** An act without fields of its own. */
function act(name: 'open' | 'close', path: string, done: () => string) {
  return async (event: DeskEvent) => {
    const form = await event.request.formData();
    try {
      await api(event).post(`${roundPath(event)}/${path}`, undefined, idempotencyKey(form));
    } catch (cause) {
      return failWith(cause, { act: name });
    }
    setFlash(event, done());
    redirect(303, here(event));
  };
}

export const actions: Actions = {
  open: act('open', 'opening', m.statements_desk_opened),
  close: act('close', 'closing', m.statements_desk_closed),
  remove: async (event) => {
    const form = await event.request.formData();
    const round = await api(event).get<RoundDesk>(roundPath(event));
    try {
      await api(event).delete(roundPath(event), undefined, idempotencyKey(form));
    } catch (cause) {
      return failWith(cause, { act: 'remove' as const });
    }
    setFlash(event, m.statements_desk_removed());
    redirect(303, `/desk/consultations/${round.consultationId}/statements`);
  },
  save: async (event) => {
    const form = await event.request.formData();
    const values = roundValuesIn(form);
    const plan = planOfRound(values, text(form, 'timeZone'));
    try {
      await api(event).put(
        roundPath(event),
        { ...plan, version: Number(text(form, 'version')) },
        idempotencyKey(form),
      );
    } catch (cause) {
      return failWith(
        cause,
        { act: 'save' as const, plan: values },
        { question: m.statements_desk_question() },
      );
    }
    setFlash(event, m.common_saved());
    redirect(303, here(event));
  },
  add: async (event) => {
    const form = await event.request.formData();
    const writing = { body: text(form, 'body'), lang: text(form, 'lang') };
    try {
      await api(event).post(`${roundPath(event)}/statements`, writing, idempotencyKey(form));
    } catch (cause) {
      return failWith(cause, { act: 'add' as const, ...writing }, { body: m.opinion_statement() });
    }
    setFlash(event, m.statements_desk_added());
    redirect(303, here(event));
  },
  decide: async (event) => {
    const form = await event.request.formData();
    const statement = text(form, 'statement');
    const isRefusal = text(form, 'act') === 'refuse';
    const decision = {
      act: isRefusal ? 'refuse' : 'accept',
      reason: isRefusal ? text(form, 'reason') : null,
      note: isRefusal ? optionalText(form, 'note') : null,
      meta: form.has('meta'),
    };
    try {
      await api(event).post(
        `/desk/statements/${encodeURIComponent(statement)}/decision`,
        decision,
        idempotencyKey(form),
      );
    } catch (cause) {
      return failWith(cause, { act: 'decide' as const, statement, note: decision.note ?? '' });
    }
    setFlash(event, m.statements_desk_decided());
    redirect(303, here(event));
  },
};
