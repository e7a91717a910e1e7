import { redirect } from '@sveltejs/kit';
import type { ModerationSettingsView } from '@openhall/contracts/moderation';
import { m } from '@openhall/messages/catalogue';
import type { Actions, PageServerLoad } from './$types';
import { requireRole } from '$lib/desk/gate.server.js';
import { readReasons } from '$lib/moderation/reasons.server.js';
import { settingsOf } from '$lib/moderation/settings-form.server.js';
import { api } from '$lib/server/api.js';
import { setFlash } from '$lib/server/flash.js';
import { failWith, text } from '$lib/server/forms.js';

const settingsPath = '/desk/moderation/settings';

export const load: PageServerLoad = async (event) => {
  requireRole(event, 'administrator');
  const [settings, reasons] = await Promise.all([
    api(event).get<ModerationSettingsView>(settingsPath),
    readReasons(event),
  ]);
  return { settings, reasons, locales: event.locals.bootstrap.council.locales };
};

export const actions: Actions = {
  save: async (event) => {
    const form = await event.request.formData();
    try {
      const before = await api(event).get<ModerationSettingsView>(settingsPath);
      await api(event).put(settingsPath, settingsOf(form, before));
    } catch (cause) {
      const labels = {
        slowMinutes: m.moderation_settings_slow(),
        'hours.timeZone': m.moderation_settings_time_zone(),
        ...Object.fromEntries(
          [0, 1, 2, 3, 4, 5, 6].map((day) => [`hours.days.${day}`, m.moderation_settings_hours()]),
        ),
      };
      return failWith(cause, { scope: 'settings' }, labels);
    }
    setFlash(event, m.common_saved());
    redirect(303, '/desk/settings/moderation');
  },

  reason: async (event) => {
    const form = await event.request.formData();
    const { locales } = event.locals.bootstrap.council;
    const by = (field: string) =>
      Object.fromEntries(locales.map((locale) => [locale, text(form, `${field}-${locale}`)]));
    const key = text(form, 'key').trim();
    const change = { names: by('name'), rules: by('rule'), archived: form.get('archived') === 'on' };
    try {
      await api(event).put(`/desk/reasons/${encodeURIComponent(key || '-')}`, change);
    } catch (cause) {
      return failWith(cause, { scope: `reason-${text(form, 'known')}` }, { names: m.moderation_reason() });
    }
    setFlash(event, m.common_saved());
    redirect(303, '/desk/settings/moderation');
  },
};
