import { error, redirect } from '@sveltejs/kit';
import { m } from '@openhall/messages/catalogue';
import type { CommentView } from '@openhall/contracts/comments';
import { subjectTypes, type SubjectType } from '@openhall/contracts/moderation';
import type { Proposal } from '@openhall/contracts/proposals';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { authorName } from '$lib/proposals/author-name.js';
import { api, ApiError, askToSignIn } from '$lib/server/api.js';
import { setFlash } from '$lib/server/flash.js';
import { failWith, idempotencyKey, optionalText, text } from '$lib/server/forms.js';

interface Subject {
  type: SubjectType;
  id: string;
  /** Where to go back to. */
  address: string;
  name: string;
  html: string;
  lang: string;
}

function asked(url: URL): { type: SubjectType; id: string } {
  const type = subjectTypes.find((one) => one === url.searchParams.get('type'));
  const id = url.searchParams.get('id');
  if (!type || !id) error(404, { message: 'Nothing to report', code: 'not_found' });
  return { type, id };
}

async function subjectOf(event: RequestEvent): Promise<Subject> {
  const { type, id } = asked(event.url);
  if (type === 'proposal') {
    const proposal = await api(event).get<Proposal>(`/proposals/${encodeURIComponent(id)}`);
    const { title, bodyHtml, lang } = proposal;
    return { type, id, address: `/proposals/${id}`, name: title, html: bodyHtml, lang };
  }
  const comment = await api(event).get<CommentView>(`/comments/${encodeURIComponent(id)}`);
  const name = comment.author ? authorName(comment.author) : '';
  const address = `/proposals/${comment.proposalId}#comment-${id}`;
  return { type, id, address, name, html: comment.bodyHtml ?? '', lang: comment.lang };
}

export const load: PageServerLoad = async (event) => {
  if (!event.locals.bootstrap.account) askToSignIn(event);
  return { subject: await subjectOf(event) };
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
    const { address } = await subjectOf(event);
    setFlash(event, again ? m.report_again() : m.report_sent(), again ? 'info' : 'success');
    redirect(303, address);
  },
};
