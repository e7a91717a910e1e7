import { redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import { m } from '@openhall/messages/catalogue';
import type { CommentView, HelpfulAnswer } from '@openhall/contracts/comments';
import type { WaitingView } from '@openhall/contracts/moderation';
import { api } from '../server/api.js';
import { setFlash } from '../server/flash.js';
import { failWith, idempotencyKey, text, type FormFailure } from '../server/forms.js';
import type { CommentValues } from './comments-context.js';
import { pageAddress } from './page-address.js';

type Outcome = { comment?: CommentView; marked?: HelpfulAnswer & { id: string }; removed?: string };
type Action<Event> = (event: Event) => Promise<Outcome | ActionFailure<FormFailure<CommentValues>>>;

/** With JavaScript the page stays and takes the answer in; without it, it is read again where the reader was. */
function done(event: RequestEvent, id: string, outcome: Outcome): Outcome {
  if (event.request.headers.get('x-sveltekit-action') === 'true') return outcome;
  redirect(303, `${pageAddress(event.url, 'posted', outcome.comment ? id : undefined)}#comment-${id}`);
}

/** A moderator reads it first: the author is told, and finds it among what waits. */
function held(event: RequestEvent): never {
  setFlash(event, m.waiting_sent(), 'info');
  redirect(303, '/account/statements');
}

async function read(event: RequestEvent) {
  const form = await event.request.formData();
  const values = {
    scope: text(form, 'scope'),
    body: text(form, 'body'),
    alignment: text(form, 'alignment'),
    lang: text(form, 'lang'),
  };
  return { form, values, id: text(form, 'id') };
}

const labels = () => ({
  body: m.comment_body(),
  alignment: m.comment_alignment(),
  lang: m.comment_language(),
});

/**
 * What people do with comments, for every page that shows some.
 * @param proposalOf the proposal that a new comment belongs to
 */
export function commentActions<Event extends RequestEvent>(
  proposalOf: (event: Event, form: FormData) => string,
): Record<'comment' | 'editComment' | 'deleteComment' | 'helpful', Action<Event>> {
  return {
    comment: async (event: Event) => {
      const { form, values } = await read(event);
      const creation = {
        parentId: text(form, 'parent') || null,
        alignment: values.alignment,
        body: values.body,
        lang: values.lang,
      };
      let comment: CommentView | WaitingView;
      try {
        const path = `/proposals/${encodeURIComponent(proposalOf(event, form))}/comments`;
        comment = await api(event).post<CommentView | WaitingView>(path, creation, idempotencyKey(form));
      } catch (cause) {
        return failWith(cause, values, labels());
      }
      if ('subjectId' in comment) return held(event);
      return done(event, comment.id, { comment });
    },

    editComment: async (event: Event) => {
      const { form, values, id } = await read(event);
      const edit = {
        body: values.body,
        alignment: values.alignment,
        version: Number(text(form, 'version')),
      };
      let comment: CommentView | WaitingView;
      try {
        comment = await api(event).patch<CommentView | WaitingView>(
          `/comments/${encodeURIComponent(id)}`,
          edit,
        );
      } catch (cause) {
        return failWith(cause, values, labels());
      }
      if ('subjectId' in comment) return held(event);
      return done(event, id, { comment });
    },

    deleteComment: async (event: Event) => {
      const { values, id } = await read(event);
      try {
        await api(event).delete(`/comments/${encodeURIComponent(id)}`);
      } catch (cause) {
        return failWith(cause, values);
      }
      setFlash(event, m.comment_deleted_notice());
      return done(event, id, { removed: id });
    },

    helpful: async (event: Event) => {
      const { form, values, id } = await read(event);
      const path = `/comments/${encodeURIComponent(id)}/helpful`;
      const wanted = text(form, 'mark') !== 'off';
      let answer: HelpfulAnswer;
      try {
        answer = wanted
          ? await api(event).put<HelpfulAnswer>(path)
          : await api(event).delete<HelpfulAnswer>(path);
      } catch (cause) {
        return failWith(cause, values);
      }
      return done(event, id, { marked: { ...answer, id } });
    },
  };
}
