import type {
  Consultation,
  ConsultationDraft,
  ConsultationSummary,
  ConsultationText,
  DocumentView,
  PhaseView,
} from '@openhall/contracts/consultations';
import type { Role } from '@openhall/domain/accounts';
import { phaseStateAt } from '@openhall/domain/phases';
import { safeHtml } from '../common/markdown.js';
import type { ConsultationParts, DocumentParts } from './consultations.repository.js';
import { completeText, existingLanguages, languageFor, missingWords, wordsIn } from './languages.js';
import { countsHiddenAt, mayOf } from './participation.policy.js';

/** Who reads, in which language they asked for, and when (ms). */
export interface Reader {
  role: Role | null;
  locale: string | undefined;
  now: number;
}

/** A consultation as lists show it. */
export function summaryView(
  parts: ConsultationParts,
  reader: Pick<Reader, 'locale' | 'now'>,
): ConsultationSummary {
  const { consultation, texts } = parts;
  const locale = languageFor(texts, reader.locale, consultation.defaultLocale);
  const words = wordsIn(texts, locale, consultation.defaultLocale);
  return {
    id: consultation.id,
    slug: consultation.slug,
    state: consultation.state,
    locale,
    title: words.title,
    summary: words.summary,
    timeZone: consultation.timeZone,
    phases: phaseViews(parts, reader.now),
    proposalCount: consultation.proposalCount,
    commentCount: consultation.commentCount,
  };
}

/** A consultation as its page shows it. */
export function consultationView(
  parts: ConsultationParts,
  documents: DocumentParts[],
  reader: Reader,
  seq: number,
): Consultation {
  const { consultation, texts, phases } = parts;
  const summary = summaryView(parts, reader);
  const words = wordsIn(texts, summary.locale, consultation.defaultLocale);
  const participation = { state: consultation.state, phases };
  return {
    ...summary,
    locales: existingLanguages(texts),
    defaultLocale: consultation.defaultLocale,
    contact: consultation.contact,
    supportThreshold: consultation.supportThreshold,
    texts: words,
    html: htmlOf(words),
    documents: documents.map(documentView),
    countsHidden: countsHiddenAt(participation, reader.now),
    may: mayOf(participation, reader.role, reader.now),
    source: consultation.source,
    seq,
  };
}

/** A consultation as the officers' form needs it. */
export function draftView(
  parts: ConsultationParts,
  documents: DocumentParts[],
  now: number,
): ConsultationDraft {
  const { consultation, texts } = parts;
  const { id, slug, state, version, timeZone, defaultLocale, locales, contact, supportThreshold } =
    consultation;
  const byLanguage = Object.fromEntries(locales.map((locale) => [locale, completeText(texts[locale] ?? {})]));
  return {
    id,
    slug,
    state,
    version,
    timeZone,
    defaultLocale,
    locales,
    contact,
    supportThreshold,
    texts: byLanguage,
    missing: missingWords(byLanguage, locales, defaultLocale),
    phases: phaseViews(parts, now),
    documents: documents.map(documentView),
  };
}

function phaseViews({ phases, extensions }: ConsultationParts, now: number): PhaseView[] {
  return phases.map((phase) => ({
    id: phase.id,
    kind: phase.kind,
    titles: phase.titles,
    opensAt: phase.opensAt,
    closesAt: phase.closesAt,
    state: phaseStateAt(phase, now),
    hideCounts: phase.hideCounts,
    extensions: extensions
      .filter((extension) => extension.phaseId === phase.id)
      .map(({ previousClosesAt, closesAt, note, createdAt }) => ({
        previousClosesAt,
        closesAt,
        note,
        at: createdAt,
      })),
  }));
}

function htmlOf(texts: ConsultationText): Consultation['html'] {
  return {
    purpose: safeHtml(texts.purpose),
    background: safeHtml(texts.background),
    canChange: safeHtml(texts.canChange),
    cannotChange: safeHtml(texts.cannotChange),
    decision: safeHtml(texts.decision),
    nextSteps: safeHtml(texts.nextSteps),
    conduct: safeHtml(texts.conduct),
  };
}

function documentView({ id, versions }: DocumentParts): DocumentView {
  return {
    id,
    versions: versions.map(({ number, locale, title, url, body, publishedAt }) => ({
      number,
      locale,
      title,
      url,
      html: body === null ? null : safeHtml(body),
      publishedAt,
    })),
  };
}
