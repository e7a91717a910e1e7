import type { ConsultationDraft } from '@openhall/contracts/consultations';
import type { Calendar } from './calendar.js';
import type { DemoApi } from './demo-api.js';
import type { ConsultationStory, Day, DocumentStory, PhaseStory } from './story.js';
import type { Step } from './timeline.js';

/** What the officer did for a consultation: wrote it, published it, added documents, gave more time. */
export function consultationSteps(
  story: ConsultationStory,
  officer: string,
  api: DemoApi,
  calendar: Calendar,
): Step[] {
  let draft: ConsultationDraft | undefined;
  const written = () => {
    if (!draft) throw new Error(`${story.slug} is used before it is written`);
    return draft;
  };
  const step = (day: Day, time: string, run: () => Promise<void>): Step => ({
    at: calendar.at(day, time),
    contributions: 0,
    run,
  });
  const steps = [
    step(story.created, '10:20', async () => {
      draft = await write(story, officer, api, calendar);
    }),
  ];
  for (const document of story.documents)
    steps.push(...documentSteps(document, officer, api, calendar, written));
  const { published, extension } = story;
  if (published !== null) {
    steps.push(
      step(published, '09:00', () =>
        api.as(officer, 'POST', `/desk/consultations/${written().id}/publication`),
      ),
    );
  }
  if (extension) {
    steps.push(
      step(extension.day, '11:40', async () => {
        const path = `/desk/consultations/${written().id}/phases/${written().phases[extension.phase]?.id}/extensions`;
        const closesAt = calendar.at(extension.closes, '23:59');
        await api.as(officer, 'POST', path, { closesAt, note: extension.note });
      }),
    );
  }
  return steps;
}

async function write(story: ConsultationStory, officer: string, api: DemoApi, calendar: Calendar) {
  const [locale = 'en'] = story.locales;
  const title = story.texts[locale]?.title;
  const begun = await api.as<ConsultationDraft>(officer, 'POST', '/desk/consultations', {
    template: 'blank',
    title,
    locale,
  });
  const texts = Object.entries(story.texts).map(([lang, words]) => [
    lang,
    Object.fromEntries(
      Object.entries(words).map(([field, text]) => [field, calendar.prose(text as string, lang)]),
    ),
  ]);
  return api.as<ConsultationDraft>(officer, 'PUT', `/desk/consultations/${begun.id}`, {
    version: begun.version,
    slug: story.slug,
    timeZone: story.timeZone,
    defaultLocale: locale,
    locales: story.locales,
    contact: story.contact,
    supportThreshold: story.supportThreshold,
    texts: Object.fromEntries(texts) as Record<string, unknown>,
    phases: story.phases.map((phase) => phaseOf(phase, calendar)),
  });
}

function phaseOf({ kind, titles, opens, closes, hideCounts = false }: PhaseStory, calendar: Calendar) {
  return {
    kind,
    titles,
    opensAt: calendar.at(opens, '00:00'),
    closesAt: calendar.at(closes, '23:59'),
    hideCounts,
  };
}

function documentSteps(
  { versions }: DocumentStory,
  officer: string,
  api: DemoApi,
  calendar: Calendar,
  written: () => ConsultationDraft,
): Step[] {
  let documentId: string | null = null;
  return versions.map(({ day, locale, title, body }) => ({
    at: calendar.at(day, '08:30'),
    contributions: 0,
    run: async () => {
      const { id } = written();
      const path = documentId ? `/${documentId}/versions` : '';
      const version = { locale, title, url: null, body: calendar.prose(body, locale) };
      const after = await api.as<ConsultationDraft>(
        officer,
        'POST',
        `/desk/consultations/${id}/documents${path}`,
        version,
      );
      documentId ??= after.documents.at(-1)?.id ?? null;
    },
  }));
}
