import { redirect } from '@sveltejs/kit';
import { m } from '@openhall/messages/catalogue';
import type { ConsultationDraft } from '@openhall/contracts/consultations';
import type { Problem } from '@openhall/contracts/errors';
import type { Actions, PageServerLoad } from './$types';
import {
  differencesIn,
  draftForCommand,
  isConflict,
  unchanged,
  versionIn,
  type Conflict,
} from '$lib/desk/consultation-change.server.js';
import { languageName } from '$lib/format/language-name.js';
import { api, ApiError } from '$lib/server/api.js';
import { setFlash } from '$lib/server/flash.js';
import { failWith, optionalText, text } from '$lib/server/forms.js';

export const load: PageServerLoad = async (event) => {
  const { draft, bootstrap } = await event.parent();
  return {
    timeZones: [...new Set([draft.timeZone, ...Intl.supportedValuesOf('timeZone')])].sort(),
    offered: [...new Set([...bootstrap.council.locales, ...draft.locales])],
  };
};

/** Null for nothing; 0, which the API refuses, for what is no whole number. */
function threshold(typed: string): number | null {
  if (typed.trim() === '') return null;
  return /^\d+$/.test(typed.trim()) ? Number(typed) : 0;
}

/** Languages that are given up although texts exist in them. */
function droppedFrom(draft: ConsultationDraft, locales: readonly string[]): string[] {
  const hasWords = (locale: string) => Object.values(draft.texts[locale] ?? {}).some((words) => words !== '');
  return draft.locales.filter((locale) => !locales.includes(locale) && hasWords(locale));
}

const refusal: Problem = {
  type: '/problems/invalid_request',
  title: '',
  status: 400,
  code: 'invalid_request',
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const typed = {
      slug: text(form, 'slug'),
      timeZone: text(form, 'timeZone'),
      defaultLocale: text(form, 'defaultLocale'),
      contact: text(form, 'contact'),
      supportThreshold: text(form, 'supportThreshold'),
    };
    const prefix = 'locales.';
    const locales = [...form.keys()]
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length));
    const values = {
      ...typed,
      locales,
      version: versionIn(form),
      dropped: [] as string[],
      conflict: null as Conflict | null,
    };
    const labels = {
      slug: m.desk_setting_slug(),
      timeZone: m.desk_setting_zone(),
      defaultLocale: m.desk_setting_default_language(),
      contact: m.desk_setting_contact(),
      supportThreshold: m.desk_setting_threshold(),
      locales: m.desk_languages(),
      drop: m.desk_languages(),
    };
    const path = `/desk/consultations/${encodeURIComponent(event.params.id)}`;
    let draft: ConsultationDraft | null = null;
    try {
      draft = await draftForCommand(event);
      const dropped = droppedFrom(draft, locales);
      if (!locales.includes(typed.defaultLocale)) {
        throw new ApiError({ ...refusal, fields: [{ field: 'defaultLocale', code: 'not_a_language' }] });
      }
      if (dropped.length > 0 && !form.has('drop')) {
        values.dropped = dropped;
        throw new ApiError({ ...refusal, fields: [{ field: 'drop', code: 'required' }] });
      }
      const kept = Object.entries(draft.texts).filter(([locale]) => locales.includes(locale));
      const { phases, ...rest } = unchanged(draft);
      await api(event).put(path, {
        ...rest,
        version: values.version,
        slug: typed.slug,
        timeZone: typed.timeZone,
        defaultLocale: typed.defaultLocale,
        contact: optionalText(form, 'contact'),
        supportThreshold: threshold(typed.supportThreshold),
        locales,
        texts: Object.fromEntries(kept),
        phases: phases.map((phase) => ({
          ...phase,
          titles: Object.fromEntries(Object.entries(phase.titles).filter(([tag]) => locales.includes(tag))),
        })),
      });
    } catch (cause) {
      if (draft && isConflict(cause)) {
        const saved = {
          ...draft,
          contact: draft.contact ?? '',
          supportThreshold: String(draft.supportThreshold ?? ''),
        };
        const names = Object.keys(typed) as (keyof typeof typed)[];
        const compared = names.map((name) => ({
          label: labels[name],
          typed: typed[name],
          saved: saved[name],
        }));
        const languages = (tags: string[]) => tags.map(languageName).join(', ');
        compared.push({ label: labels.locales, typed: languages(locales), saved: languages(draft.locales) });
        values.conflict = { differences: differencesIn(compared) };
        values.version = draft.version;
      }
      return failWith(cause, values, labels);
    }
    setFlash(event, m.common_saved());
    redirect(303, `${path}/settings`);
  },
};
