import { redirect } from '@sveltejs/kit';
import type { ConsultationDraft, ConsultationText } from '@openhall/contracts/consultations';
import { m } from '@openhall/messages/catalogue';
import type { Actions, PageServerLoad } from './$types';
import {
  differencesIn,
  draftForCommand,
  isConflict,
  unchanged,
  versionIn,
  type Conflict,
} from '$lib/desk/consultation-change.server.js';
import { textFields } from '$lib/desk/text-fields.js';
import { api } from '$lib/server/api.js';
import { setFlash } from '$lib/server/flash.js';
import { failWith, text } from '$lib/server/forms.js';

/** The language that the address names, if the consultation has it. */
function localeIn(url: URL, draft: ConsultationDraft): string {
  const wanted = url.searchParams.get('locale');
  return draft.locales.find((locale) => locale === wanted) ?? draft.defaultLocale;
}

export const load: PageServerLoad = async (event) => {
  const { draft } = await event.parent();
  return { editing: localeIn(event.url, draft) };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const locale = text(form, 'locale');
    const field = (name: string) => `texts.${locale}.${name}`;
    const words = Object.fromEntries(textFields.map(({ name }) => [name, text(form, field(name))]));
    const typed = words as Record<keyof ConsultationText, string>;
    const values = { locale, typed, version: versionIn(form), conflict: null as Conflict | null };
    const labels = Object.fromEntries(textFields.map(({ name, label }) => [field(name), label()]));
    const path = `/desk/consultations/${encodeURIComponent(event.params.id)}`;
    let draft: ConsultationDraft | null = null;
    try {
      draft = await draftForCommand(event);
      const texts = { ...draft.texts, [locale]: typed };
      await api(event).put(path, { ...unchanged(draft), version: values.version, texts });
    } catch (cause) {
      if (draft && isConflict(cause)) {
        const saved = draft.texts[locale];
        const compared = textFields.map(({ name, label }) => ({
          label: label(),
          typed: typed[name],
          saved: saved?.[name] ?? '',
        }));
        values.conflict = { differences: differencesIn(compared) };
        values.version = draft.version;
      }
      return failWith(cause, values, labels);
    }
    setFlash(event, m.common_saved());
    redirect(303, `${path}/texts?locale=${locale}`);
  },
};
