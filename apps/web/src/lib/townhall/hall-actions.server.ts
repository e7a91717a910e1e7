import { redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import { m } from '@openhall/messages/catalogue';
import type { Asked, UpvoteAnswer } from '@openhall/contracts/townhall';
import type { PollAnswer } from '@openhall/domain/townhall';
import { api, ApiError } from '../server/api.js';
import { setFlash } from '../server/flash.js';
import { failWith, idempotencyKey, optionalText, text, type FormFailure } from '../server/forms.js';
import { hallQuery } from './hall-address.js';
import type { HallForm } from './hall-context.js';

type Event = RequestEvent<{ id: string }>;
type Failure = ActionFailure<FormFailure<HallForm['values']>>;
type Action<Outcome> = (event: Event) => Promise<Outcome | Failure>;

/** What the page takes in with JavaScript. `joined`: the visitor became a person of the hall by it. */
interface Joined {
  joined: boolean;
}
interface HallActions {
  join: Action<Joined>;
  ask: Action<Joined & { asked: Asked }>;
  withdraw: Action<{ withdrawn: string }>;
  upvote: Action<Joined & { upvote: UpvoteAnswer & { number: number } }>;
  answer: Action<Joined & { answered: string }>;
  hand: Action<Joined & { hand: true }>;
}

/** With JavaScript the page stays and takes the answer in; without it, it is read again where the reader was. */
function done<T extends object>(event: Event, place: string, outcome: T, notice?: string): T {
  if (event.request.headers.get('x-sveltekit-action') === 'true') return outcome;
  if (notice) setFlash(event, notice);
  redirect(303, `${event.url.pathname}${hallQuery(event.url)}#${place}`);
}

function hallPath({ params }: Event): string {
  return `/town-halls/${encodeURIComponent(params.id)}`;
}

async function join(event: Event, name: string | null): Promise<void> {
  await api(event).post(`${hallPath(event)}/participants`, { name });
}

/** Does what was asked for; somebody who has not joined yet joins by it, as a guest where the hall lets guests in. */
async function joining<T>(event: Event, name: string | null, act: () => Promise<T>) {
  try {
    return { answer: await act(), joined: false };
  } catch (cause) {
    const outside = cause instanceof ApiError && /^(hall_not_joined|not_signed_in)$/.test(cause.problem.code);
    if (!outside) throw cause;
    await join(event, name);
    return { answer: await act(), joined: true };
  }
}

function pollAnswer(form: FormData): PollAnswer {
  const places = [...form]
    .filter(([field, value]) => field.startsWith('place-') && value !== '')
    .sort(([, a], [, b]) => Number(a) - Number(b))
    .map(([field]) => field.slice('place-'.length));
  switch (text(form, 'kind')) {
    case 'scale':
      return form.has('value') ? { value: Number(text(form, 'value')) } : {};
    case 'words':
      return { words: text(form, 'words') };
    case 'ranking':
      return { options: places };
    default:
      return { options: form.getAll('option').map(String) };
  }
}

/** What people do on the page of a hall. */
export const hallActions: HallActions = {
  join: async (event: Event) => {
    const form = await event.request.formData();
    const name = optionalText(form, 'name');
    try {
      await join(event, name);
    } catch (cause) {
      return failWith(cause, { scope: 'join', name: name ?? '' }, { name: m.hall_your_name() });
    }
    return done(event, 'content', { joined: true }, m.hall_joined_notice());
  },

  ask: async (event: Event) => {
    const form = await event.request.formData();
    const values = {
      scope: 'ask',
      text: text(form, 'text'),
      item: text(form, 'item'),
      anonymous: form.has('anonymous'),
      name: text(form, 'name'),
    };
    const asking = {
      text: values.text,
      lang: event.locals.locale,
      anonymous: values.anonymous,
      itemId: values.item || null,
    };
    let outcome: { answer: Asked; joined: boolean };
    try {
      outcome = await joining(event, optionalText(form, 'name'), () =>
        api(event).post<Asked>(`${hallPath(event)}/questions`, asking, idempotencyKey(form)),
      );
    } catch (cause) {
      return failWith(cause, values, { text: m.hall_your_question(), name: m.hall_your_name() });
    }
    return done(event, 'own', { asked: outcome.answer, joined: outcome.joined }, m.hall_asked_notice());
  },

  withdraw: async (event: Event) => {
    const form = await event.request.formData();
    const id = text(form, 'id');
    try {
      await api(event).post(`${hallPath(event)}/questions/${encodeURIComponent(id)}/withdrawal`);
    } catch (cause) {
      return failWith(cause, { scope: `withdraw-${id}` });
    }
    return done(event, 'own', { withdrawn: id }, m.hall_withdrawn_notice());
  },

  upvote: async (event: Event) => {
    const form = await event.request.formData();
    const id = text(form, 'id');
    const path = `${hallPath(event)}/questions/${encodeURIComponent(id)}/upvote`;
    let outcome: { answer: UpvoteAnswer; joined: boolean };
    try {
      outcome = await joining(event, null, () =>
        text(form, 'mark') === 'off'
          ? api(event).delete<UpvoteAnswer>(path)
          : api(event).put<UpvoteAnswer>(path),
      );
    } catch (cause) {
      return failWith(cause, { scope: `upvote-${id}` });
    }
    const number = Number(text(form, 'number'));
    return done(event, `question-${number}`, {
      upvote: { ...outcome.answer, number },
      joined: outcome.joined,
    });
  },

  answer: async (event: Event) => {
    const form = await event.request.formData();
    const id = text(form, 'poll');
    const answer = pollAnswer(form);
    let joined: boolean;
    try {
      const path = `${hallPath(event)}/polls/${encodeURIComponent(id)}/answer`;
      ({ joined } = await joining(event, null, () => api(event).put(path, answer)));
    } catch (cause) {
      return failWith(cause, { scope: `poll-${id}` });
    }
    return done(event, `poll-${id}`, { answered: id, joined }, m.hall_answered_notice());
  },

  hand: async (event: Event) => {
    const form = await event.request.formData();
    const path = `${hallPath(event)}/hand`;
    let joined: boolean;
    try {
      ({ joined } = await joining(event, null, () =>
        text(form, 'hand') === 'lower'
          ? api(event).delete(path)
          : api(event).put(path, { pointOfOrder: form.has('point') }),
      ));
    } catch (cause) {
      return failWith(cause, { scope: 'hand' });
    }
    return done(event, 'speakers', { hand: true as const, joined });
  },
};
