import { redirect } from '@sveltejs/kit';
import type { CouncilSettings } from '@openhall/contracts/council';
import { limits } from '@openhall/contracts/limits';
import { locales as known, m } from '@openhall/messages/catalogue';
import type { Actions, PageServerLoad } from './$types';
import { differencesIn, isConflict, versionIn, type Conflict } from '$lib/desk/consultation-change.server.js';
import { languageName } from '$lib/format/language-name.js';
import { api, ApiError } from '$lib/server/api.js';
import { setFlash } from '$lib/server/flash.js';
import { failWith, optionalText, text } from '$lib/server/forms.js';

export const load: PageServerLoad = async (event) => {
  const settings = await api(event).get<CouncilSettings>('/council/settings');
  return { settings, offered: [...new Set([...known, ...settings.locales])] };
};

const here = '/desk/settings';

export const actions: Actions = {
  save: async (event) => {
    const form = await event.request.formData();
    const change = {
      name: text(form, 'name'),
      contactEmail: optionalText(form, 'contactEmail'),
      defaultLocale: text(form, 'defaultLocale'),
      locales: [...form.keys()]
        .filter((key) => key.startsWith('locales.'))
        .map((key) => key.slice('locales.'.length)),
      colours: { accent: text(form, 'colours.accent'), neutral: text(form, 'colours.neutral') },
      version: versionIn(form),
    };
    const values = { of: 'save', change, conflict: null as Conflict | null };
    const labels = {
      name: m.settings_name(),
      contactEmail: m.settings_contact(),
      defaultLocale: m.settings_default_language(),
      locales: m.settings_languages(),
      'colours.accent': m.settings_accent(),
      'colours.neutral': m.settings_neutral(),
    };
    try {
      await api(event).put<CouncilSettings>('/council/settings', change);
    } catch (cause) {
      if (isConflict(cause)) {
        const saved = await api(event).get<CouncilSettings>('/council/settings');
        const languages = (tags: string[]) => tags.map(languageName).join(', ');
        values.conflict = {
          differences: differencesIn([
            { label: labels.name, typed: change.name, saved: saved.name },
            { label: labels.contactEmail, typed: change.contactEmail ?? '', saved: saved.contactEmail ?? '' },
            { label: labels['colours.accent'], typed: change.colours.accent, saved: saved.colours.accent },
            { label: labels['colours.neutral'], typed: change.colours.neutral, saved: saved.colours.neutral },
            { label: labels.locales, typed: languages(change.locales), saved: languages(saved.locales) },
            { label: labels.defaultLocale, typed: change.defaultLocale, saved: saved.defaultLocale },
          ]),
        };
        values.change.version = saved.version;
      }
      const failure = failWith(cause, values, labels);
      if (cause instanceof ApiError && cause.problem.code === 'colour_contrast') {
        const name = cause.problem.params?.['colour'] === 'neutral' ? 'colours.neutral' : 'colours.accent';
        const { message } = failure.data.problem;
        failure.data.problem.fields = [{ name, message, label: labels[name] }];
      }
      return failure;
    }
    setFlash(event, m.common_saved());
    redirect(303, here);
  },
  logo: async (event) => {
    const form = await event.request.formData();
    const file = form.get('logo');
    const values = { of: 'logo', change: null, conflict: null };
    try {
      if (!(file instanceof File) || file.size === 0 || file.size > limits.logoBytes) {
        throw new ApiError({ type: '/problems/logo_invalid', title: '', status: 400, code: 'logo_invalid' });
      }
      const base64 = Buffer.from(await file.arrayBuffer()).toString('base64');
      await api(event).put('/council/logo', { base64 });
    } catch (cause) {
      return failWith(cause, values);
    }
    setFlash(event, m.settings_logo_saved());
    redirect(303, here);
  },
  removeLogo: async (event) => {
    try {
      await api(event).put('/council/logo', { base64: null });
    } catch (cause) {
      return failWith(cause, { of: 'removeLogo', change: null, conflict: null });
    }
    setFlash(event, m.settings_logo_removed());
    redirect(303, here);
  },
};
