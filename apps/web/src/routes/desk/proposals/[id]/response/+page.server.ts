import { fail, redirect } from '@sveltejs/kit';
import { localDateTimeOf } from '@openhall/domain/phases';
import type { Page } from '@openhall/contracts/pages';
import type { OfficialResponse, Preview, Proposal, ResponseStatus } from '@openhall/contracts/proposals';
import { m } from '@openhall/messages/catalogue';
import type { Actions, PageServerLoad } from './$types';
import { requireRole } from '$lib/desk/gate.server.js';
import { isConflict, versionIn } from '$lib/desk/consultation-change.server.js';
import { api, type PageEvent } from '$lib/server/api.js';
import { setFlash } from '$lib/server/flash.js';
import { failWith, idempotencyKey, optionalText, text } from '$lib/server/forms.js';

function readProposal(event: PageEvent & { params: { id: string }; locals: App.Locals }): Promise<Proposal> {
  const { params, locals } = event;
  return api(event).get<Proposal>(`/proposals/${encodeURIComponent(params.id)}?locale=${locals.locale}`);
}

export const load: PageServerLoad = async (event) => {
  requireRole(event, 'officer');
  const versions = `/proposals/${encodeURIComponent(event.params.id)}/response/versions`;
  const [proposal, history] = await Promise.all([
    readProposal(event),
    api(event).get<Page<OfficialResponse>>(versions),
  ]);
  const today = localDateTimeOf(Date.now(), proposal.consultation.timeZone).slice(0, 10);
  return { proposal, history, today };
};

function valuesIn(form: FormData) {
  return {
    version: versionIn(form),
    status: text(form, 'status') as ResponseStatus,
    reasons: text(form, 'reasons'),
    authorName: text(form, 'authorName'),
    department: text(form, 'department'),
    answeredOn: text(form, 'answeredOn'),
    nextStep: optionalText(form, 'nextStep'),
    nextStepOn: optionalText(form, 'nextStepOn'),
    lang: text(form, 'lang'),
    correctionNote: optionalText(form, 'correctionNote'),
  };
}

type Typed = ReturnType<typeof valuesIn>;

/** What the form shows again: what was typed, with a preview, or what somebody else published meanwhile. */
function shown(typed: Typed) {
  return { ...typed, preview: null as string | null, published: null as OfficialResponse | null };
}

export const actions: Actions = {
  preview: async (event) => {
    const values = shown(valuesIn(await event.request.formData()));
    try {
      const { html } = await api(event).post<Preview>('/previews', { text: values.reasons });
      values.preview = html;
    } catch (cause) {
      return failWith(cause, values, { text: m.desk_answer_reasons() });
    }
    return fail(200, { problem: null, values });
  },
  publish: async (event) => {
    const form = await event.request.formData();
    const typed = valuesIn(form);
    const values = shown(typed);
    const labels = {
      status: m.desk_answer_status(),
      reasons: m.desk_answer_reasons(),
      authorName: m.desk_answer_author(),
      department: m.desk_answer_department(),
      answeredOn: m.desk_answer_date(),
      nextStep: m.desk_answer_next_step(),
      nextStepOn: m.desk_answer_next_step_on(),
      lang: m.common_language(),
      correctionNote: m.desk_answer_correction(),
    };
    const path = `/proposals/${encodeURIComponent(event.params.id)}`;
    try {
      await api(event).put(`${path}/response`, typed, idempotencyKey(form));
    } catch (cause) {
      if (isConflict(cause)) {
        const { response } = await readProposal(event);
        values.published = response;
        values.version = response?.number ?? 0;
      }
      return failWith(cause, values, labels);
    }
    setFlash(event, m.desk_answer_published());
    redirect(303, `${path}#response`);
  },
};
