import { error, redirect } from '@sveltejs/kit';
import { m } from '@openhall/messages/catalogue';
import { subjectTypes, type ReportSubject, type SubjectType } from '@openhall/contracts/moderation';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { readReasons } from '$lib/moderation/reasons.server.js';
import { api, ApiError, askToSignIn } from '$lib/server/api.js';
import { setFlash } from '$lib/server/flash.js';
import { failWith, idempotencyKey, optionalText, text } from '$lib/server/forms.js';

function asked(url: URL): { type: SubjectType; id: string } {
  const type = subjectTypes.find((one) => one === url.searchParams.get('type'));
  const id = url.searchParams.get('id');
  if (!type || !id) error(404, { message: 'Nothing to report', code: 'not_found' });
  return { type, id };
}

async function subjectOf(event: RequestEvent): Promise<ReportSubject> {
  const { type, id } = asked(event.url);
  return api(event).get<ReportSubject>(`/reports/subjects/${type}/${encodeURIComponent(id)}`);
}

/** Where to go back to. */
function addressOf({ subjectType, subjectId, path }: ReportSubject): string {
  if (subjectType === 'question') return `${path ?? '/town-halls'}#question-${subjectId}`;
  return path ?? '/consultations';
}

export const load: PageServerLoad = async (event) => {
  if (!event.locals.bootstrap.account) askToSignIn(event);
  const [subject, reasons] = await Promise.all([subjectOf(event), readReasons(event)]);
  return { subject, address: addressOf(subject), reasons };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const values = { reason: text(form, 'reason'), note: text(form, 'note') };
    const { type, id } = asked(event.url);
    const report = {
      subjectType: type,
      subjectId: id,
      reason: values.reason,
      note: optionalText(form, 'note'),
    };
    let again = false;
    try {
      await api(event).post('/reports', report, idempotencyKey(form));
    } catch (cause) {
      again = cause instanceof ApiError && cause.problem.code === 'already_reported';
      if (!again) {
        return failWith(cause, values, { reason: m.report_reason(), note: m.report_note() });
      }
    }
    const address = addressOf(await subjectOf(event));
    setFlash(event, again ? m.report_again() : m.report_sent(), again ? 'info' : 'success');
    redirect(303, address);
  },
};
