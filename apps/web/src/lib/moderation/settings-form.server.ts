import type {
  ModerationSettingsChange,
  ModerationSettingsView,
  WeekHours,
} from '@openhall/contracts/moderation';
import { text } from '../server/forms.js';

/** The hours of a form: a day without both times has none. */
function hoursOf(form: FormData): WeekHours | null {
  if (form.get('hours') !== 'on') return null;
  const days = Array.from({ length: 7 }, (_, day) => {
    const [from, to] = [text(form, `from-${day}`), text(form, `to-${day}`)];
    return from && to ? { from, to } : null;
  });
  return { timeZone: text(form, 'timeZone').trim(), days };
}

/** What the form says; languages and aids are those that the page offered. */
export function settingsOf(form: FormData, before: ModerationSettingsView): ModerationSettingsChange {
  const aids = Object.fromEntries(
    Object.keys(before.aids).map((aid) => [aid, form.get(`aid-${aid}`) === 'on']),
  ) as ModerationSettingsChange['aids'];
  const words: Record<string, string[]> = { ...before.words };
  for (const [name, value] of form.entries()) {
    if (!name.startsWith('words-') || typeof value !== 'string') continue;
    const list = value.split(/\r?\n/).map((word) => word.trim());
    words[name.slice('words-'.length)] = list.filter((word) => word !== '');
  }
  return {
    ...{ version: Number(text(form, 'version')), aids, words, hours: hoursOf(form) },
    slowMinutes: Number(text(form, 'slowMinutes')),
    appealsOfficerId: text(form, 'officer') || null,
  };
}
