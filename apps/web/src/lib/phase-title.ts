import { m } from '@openhall/messages/catalogue';
import type { PhaseKind, PhaseView } from '@openhall/contracts/consultations';

const kinds: Record<PhaseKind, () => string> = {
  information: m.common_phase_information,
  proposals: m.common_phase_proposals,
  deliberation: m.common_phase_deliberation,
  vote: m.common_phase_vote,
  results: m.common_phase_results,
};

/** The officer's own title in the reader's language, or the name of the phase's kind. */
export function phaseTitle(phase: Pick<PhaseView, 'kind' | 'titles'>, locale: string): string {
  return phase.titles[locale] || kinds[phase.kind]();
}
