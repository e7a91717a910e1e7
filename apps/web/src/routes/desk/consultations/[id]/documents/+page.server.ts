import { redirect } from '@sveltejs/kit';
import { m } from '@openhall/messages/catalogue';
import type { Actions } from './$types';
import { api } from '$lib/server/api.js';
import { setFlash } from '$lib/server/flash.js';
import { failWith, idempotencyKey, optionalText, text } from '$lib/server/forms.js';

export const actions: Actions = {
  /** A new document, or with `document` a new version of one. */
  default: async (event) => {
    const form = await event.request.formData();
    const document = text(form, 'document');
    const version = {
      locale: text(form, 'locale'),
      title: text(form, 'title'),
      url: optionalText(form, 'url'),
      body: optionalText(form, 'body'),
    };
    const values = { document, ...version };
    const labels = {
      locale: m.common_language(),
      title: m.desk_document_title(),
      url: m.desk_document_link(),
      body: m.desk_document_body(),
    };
    const here = `/desk/consultations/${encodeURIComponent(event.params.id)}/documents`;
    const path = document === '' ? here : `${here}/${encodeURIComponent(document)}/versions`;
    try {
      await api(event).post(path, version, idempotencyKey(form));
    } catch (cause) {
      return failWith(cause, values, labels);
    }
    setFlash(event, m.desk_document_added());
    redirect(303, here);
  },
};
