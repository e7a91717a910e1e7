import { m } from '@openhall/messages/catalogue';
import type { ConsultationText } from '@openhall/contracts/consultations';
import { limits } from '@openhall/contracts/limits';

interface TextFieldWords {
  name: keyof ConsultationText;
  label: () => string;
  hint: () => string;
  rows: number;
  max: number;
}

const { max } = limits.consultationText;

/** What a consultation says in each language, in the order in which people read it. */
export const textFields: readonly TextFieldWords[] = [
  {
    name: 'title',
    label: m.desk_text_title,
    hint: m.desk_text_title_hint,
    rows: 1,
    max: limits.consultationTitle.max,
  },
  {
    name: 'summary',
    label: m.desk_text_summary,
    hint: m.desk_text_summary_hint,
    rows: 2,
    max: limits.consultationSummary.max,
  },
  { name: 'purpose', label: m.desk_text_purpose, hint: m.desk_text_purpose_hint, rows: 4, max },
  { name: 'background', label: m.desk_text_background, hint: m.desk_text_background_hint, rows: 6, max },
  { name: 'canChange', label: m.desk_text_can_change, hint: m.desk_text_can_change_hint, rows: 4, max },
  {
    name: 'cannotChange',
    label: m.desk_text_cannot_change,
    hint: m.desk_text_cannot_change_hint,
    rows: 4,
    max,
  },
  { name: 'decision', label: m.desk_text_decision, hint: m.desk_text_decision_hint, rows: 4, max },
  { name: 'nextSteps', label: m.desk_text_next_steps, hint: m.desk_text_next_steps_hint, rows: 4, max },
  { name: 'conduct', label: m.desk_text_conduct, hint: m.desk_text_conduct_hint, rows: 4, max },
];
