import { m } from '@openhall/messages/catalogue';
import type { ConsultationState, PhaseView } from '@openhall/contracts/consultations';
import { phaseTitle } from '../phase-title.js';

interface Standing {
  label: string;
  tone: 'neutral' | 'success' | 'warning' | 'info';
}

/** Where a consultation stands, in a word: a draft, its open phase, to come, between phases, over. */
export function standingOf(
  consultation: { state: ConsultationState; phases: PhaseView[] },
  locale: string,
): Standing {
  const { state, phases } = consultation;
  if (state === 'draft') return { label: m.desk_state_draft(), tone: 'warning' };
  const open = phases.find((phase) => phase.state === 'open');
  if (open) return { label: phaseTitle(open, locale), tone: 'success' };
  if (phases.every((phase) => phase.state === 'upcoming'))
    return { label: m.desk_state_coming(), tone: 'info' };
  const over = phases.every((phase) => phase.state === 'closed');
  return over
    ? { label: m.desk_state_over(), tone: 'neutral' }
    : { label: m.desk_state_pause(), tone: 'info' };
}
