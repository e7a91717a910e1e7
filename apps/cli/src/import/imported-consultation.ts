import type { NewConsultation } from '@openhall/api/consultations/consultations.service';

const day = 24 * 3_600_000;

/** What an import tells of the consultation that it makes. */
export interface ImportedWords {
  source: string;
  title: string;
  lang: string;
  timeZone: string;
}

/** The consultation that is made for an import where there is none: published and over. */
export function importedConsultation(
  slug: string,
  { source, title, lang, timeZone }: ImportedWords,
  instants: readonly number[],
  now: number,
): NewConsultation {
  const first = instants.reduce((earliest, at) => Math.min(earliest, at), now - day);
  const last = instants.reduce((latest, at) => Math.max(latest, at), first);
  const closesAt = Math.max(first + 1, Math.min(last + day, now));
  return {
    ...{ slug, timeZone, source, defaultLocale: lang, locales: [lang] },
    state: 'published',
    publishedAt: first,
    phases: [{ kind: 'proposals', titles: {}, opensAt: first, closesAt, hideCounts: false }],
    texts: { [lang]: { title, summary: title } },
  };
}
