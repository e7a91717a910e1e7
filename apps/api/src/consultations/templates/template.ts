import type { ConsultationText, PhaseKind } from '@openhall/contracts/consultations';

/** The words that a new consultation starts from; the officer gives the title and goes over everything. */
export type TemplateText = Omit<ConsultationText, 'title'>;

export interface Template {
  /** In order, one after the other. */
  phases: readonly { kind: PhaseKind; days: number; hideCounts?: boolean }[];
  /** By language. */
  texts: Readonly<Record<'en' | 'es', TemplateText>>;
}
