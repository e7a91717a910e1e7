import { fail, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import type { Preview, ProposalSummary } from '@openhall/contracts/proposals';
import type { FormProblem } from '../form-problem.js';
import { api, ApiError } from '../server/api.js';
import { failWith, text, type FormFailure } from '../server/forms.js';
import { similarPath } from './similar-path.js';
import { writingLabels, type WritingValues } from './writing-values.js';

/** What was typed into the form of a proposal. */
export function readWriting(form: FormData): WritingValues {
  return {
    title: text(form, 'title'),
    body: text(form, 'body'),
    lang: text(form, 'lang'),
    topicId: text(form, 'topicId'),
    areaId: text(form, 'areaId'),
    place: text(form, 'place'),
    latitude: text(form, 'latitude'),
    longitude: text(form, 'longitude'),
  };
}

/** The preview calls the text `text`, the form calls it `body`. */
function asFieldsOfForm(cause: unknown): unknown {
  if (!(cause instanceof ApiError) || !cause.problem.fields) return cause;
  const fields = cause.problem.fields.map((one) => ({
    ...one,
    field: one.field === 'text' ? 'body' : one.field,
  }));
  return new ApiError({ ...cause.problem, fields });
}

type Previewed = Omit<FormFailure<WritingValues>, 'problem'> & {
  problem: FormProblem | null;
  preview?: { title: string; html: string };
  similar?: ProposalSummary[];
};

/** What says something like the text in a consultation; nothing when that cannot be found out now. */
async function similarTo(
  event: RequestEvent,
  slug: string,
  values: WritingValues,
): Promise<ProposalSummary[]> {
  const answer = await event.fetch(`/api/v1${similarPath(slug, values)}`);
  return answer.ok ? ((await answer.json()) as ProposalSummary[]) : [];
}

/**
 * The text as it will be shown. Answered like a failure, with status 200: the form is not done, so it must keep what was
 * typed and its draft.
 * @param slug of the consultation in which to look for what says the same; none for what is proposed already
 */
export async function preview(
  event: RequestEvent,
  values: WritingValues,
  slug?: string,
): Promise<ActionFailure<Previewed>> {
  let html: string;
  try {
    ({ html } = await api(event).post<Preview>('/previews', { text: values.body }));
  } catch (cause) {
    return failWith(asFieldsOfForm(cause), values, writingLabels());
  }
  const similar = slug === undefined ? [] : await similarTo(event, slug, values);
  return fail(200, { problem: null, values, preview: { title: values.title, html }, similar });
}
