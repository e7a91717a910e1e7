import type { PhaseKind } from '@openhall/domain/phases';
import type { LocalizedText } from '../council/index.js';
export type { PhaseKind };

export type ConsultationState = 'draft' | 'published';
export type PhaseState = 'upcoming' | 'open' | 'closed';

export interface PhaseView {
  id: string;
  kind: PhaseKind;
  /** The officer's own title by language; empty: the kind's name is shown. */
  titles: LocalizedText;
  opensAt: number;
  closesAt: number;
  /** As it is at the answer's moment, whatever the recorded state. */
  state: PhaseState;
  hideCounts: boolean;
  extensions: { previousClosesAt: number; closesAt: number; note: string; at: number }[];
}

/** The words of a consultation in one language. All but title and summary are Markdown. */
export interface ConsultationText {
  title: string;
  summary: string;
  purpose: string;
  background: string;
  canChange: string;
  cannotChange: string;
  /** Who decides, and when. */
  decision: string;
  /** What will be done with the answers. */
  nextSteps: string;
  conduct: string;
}

/** `GET /consultations?status=open|upcoming|closed&query=&cursor=`: published ones. */
export interface ConsultationSummary {
  id: string;
  slug: string;
  state: ConsultationState;
  /** In `locale`, the language that was found for this reader. */
  locale: string;
  title: string;
  summary: string;
  timeZone: string;
  phases: PhaseView[];
  proposalCount: number;
  commentCount: number;
}

/** `GET /consultations/:slug?locale=` */
export interface Consultation extends ConsultationSummary {
  /** Languages the texts exist in. */
  locales: string[];
  defaultLocale: string;
  contact: string | null;
  supportThreshold: number | null;
  texts: ConsultationText;
  /** Safe HTML of the Markdown texts, same keys. */
  html: Omit<ConsultationText, 'title' | 'summary'>;
  documents: DocumentView[];
  /** Support counts are hidden until the running phase ends. */
  countsHidden: boolean;
  /** What this reader may do now, and if not, why (an ErrorCode). */
  may: {
    propose: true | string;
    comment: true | string;
    support: true | string;
    edit: boolean;
    moderate: boolean;
  };
  /** Where it was imported from, e.g. `decide-madrid`. */
  source: string | null;
  /** Last sequence of the room `consultation:ID` that this answer reflects. */
  seq: number;
}

export interface DocumentView {
  id: string;
  /** Newest first. */
  versions: {
    number: number;
    locale: string;
    title: string;
    url: string | null;
    html: string | null;
    publishedAt: number;
  }[];
}

export interface PhaseDraft {
  id?: string;
  kind: PhaseKind;
  titles: LocalizedText;
  opensAt: number;
  closesAt: number;
  hideCounts: boolean;
}

/** `GET /desk/consultations/:id` (officer): everything editable, with the languages that lack words. */
export interface ConsultationDraft {
  id: string;
  slug: string;
  state: ConsultationState;
  version: number;
  timeZone: string;
  defaultLocale: string;
  locales: string[];
  contact: string | null;
  supportThreshold: number | null;
  texts: Record<string, ConsultationText>;
  /** By language, the text fields that are empty there but filled in the default language. */
  missing: Record<string, (keyof ConsultationText)[]>;
  phases: PhaseView[];
  documents: DocumentView[];
}

/** `POST /desk/consultations` (officer) */
export interface ConsultationCreation {
  template: ConsultationTemplate;
  title: string;
  locale: string;
}

export const consultationTemplates = ['blank', 'ideas', 'plan', 'budget'] as const;
export type ConsultationTemplate = (typeof consultationTemplates)[number];

/** `PUT /desk/consultations/:id` (officer); `version` guards against two officers editing at once. Dates of a phase that has opened only move by an extension. */
export interface ConsultationChange {
  version: number;
  slug: string;
  timeZone: string;
  defaultLocale: string;
  locales: string[];
  contact: string | null;
  supportThreshold: number | null;
  texts: Record<string, ConsultationText>;
  phases: PhaseDraft[];
}

/** `POST /desk/consultations/:id/phases/:phaseId/extensions` (officer) */
export interface PhaseExtension {
  closesAt: number;
  note: string;
}

/** `POST /desk/consultations/:id/documents` and `…/documents/:documentId/versions` (officer); a link or a Markdown body. */
export interface DocumentVersionCreation {
  locale: string;
  title: string;
  url: string | null;
  body: string | null;
}
