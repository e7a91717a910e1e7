import { fail, redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import { m } from '@openhall/messages/catalogue';
import type { MinutesDraft } from '@openhall/contracts/townhall';
import { api } from '../../server/api.js';
import { setFlash } from '../../server/flash.js';
import { failWith, idempotencyKey, optionalText, text, type FormFailure } from '../../server/forms.js';

type Event = RequestEvent<{ id: string }>;
/** Which form of the page was sent. */
type Place = 'words' | 'publish' | 'transcript' | 'remove';

interface Values extends Record<string, unknown> {
  place: Place;
  opening: string;
  closing: string;
  correction: string;
  offset: string;
}

type Answer = Promise<ActionFailure<FormFailure<Values>>>;

const nothing = { opening: '', closing: '', correction: '', offset: '' };

function pathOf(event: Event): string {
  return `/desk/town-halls/${encodeURIComponent(event.params.id)}`;
}

/** Words before and after the record; a correction once it is published. */
export async function saveWords(event: Event): Answer {
  const form = await event.request.formData();
  const [opening, closing] = [text(form, 'opening'), text(form, 'closing')];
  const correction = optionalText(form, 'correction');
  const values: Values = { ...nothing, place: 'words', opening, closing, correction: correction ?? '' };
  let draft: MinutesDraft;
  try {
    const body = { opening, closing, correction, version: Number(text(form, 'version')) };
    draft = await api(event).put<MinutesDraft>(`${pathOf(event)}/minutes`, body, idempotencyKey(form));
  } catch (cause) {
    return failWith(cause, values, {
      opening: m.minutes_desk_opening(),
      closing: m.minutes_desk_closing(),
      correction: m.minutes_desk_correction(),
    });
  }
  setFlash(event, draft.publishedAt === null ? m.minutes_desk_saved() : m.minutes_desk_corrected());
  redirect(303, event.url.pathname);
}

/** Freezes and publishes. */
export async function publishMinutes(event: Event): Answer {
  const form = await event.request.formData();
  const values: Values = { ...nothing, place: 'publish' };
  try {
    const body = { version: Number(text(form, 'version')) };
    await api(event).post(`${pathOf(event)}/minutes/publication`, body, idempotencyKey(form));
  } catch (cause) {
    return failWith(cause, values);
  }
  setFlash(event, m.minutes_desk_published());
  redirect(303, event.url.pathname);
}

/** A file of what was said, when its recording began, or both. */
export async function attachTranscript(event: Event): Answer {
  const form = await event.request.formData();
  const offset = text(form, 'offset').trim();
  const values: Values = { ...nothing, place: 'transcript', offset };
  const label = { offsetMs: m.minutes_desk_offset(), text: m.minutes_desk_transcript_file() };
  const file = form.get('file');
  const sent = file instanceof File && file.size > 0 ? await file.text() : null;
  if (sent === null && text(form, 'attached') === '') {
    const message = m.minutes_desk_no_file();
    return fail(400, { problem: { code: 'invalid_request' as const, message, fields: [] }, values });
  }
  try {
    // What is no number is refused by the API, in its words.
    const seconds = offset === '' ? 0 : Number(offset.replace('−', '-').replace(',', '.'));
    const body = { text: sent, offsetMs: Number.isFinite(seconds) ? Math.round(seconds * 1000) : offset };
    await api(event).put(`${pathOf(event)}/transcript`, body);
  } catch (cause) {
    return failWith(cause, values, label);
  }
  setFlash(event, sent === null ? m.minutes_desk_saved() : m.minutes_desk_attached());
  redirect(303, event.url.pathname);
}

export async function removeTranscript(event: Event): Answer {
  try {
    await api(event).delete(`${pathOf(event)}/transcript`);
  } catch (cause) {
    return failWith(cause, { ...nothing, place: 'remove' } as Values);
  }
  setFlash(event, m.minutes_desk_removed());
  redirect(303, event.url.pathname);
}
