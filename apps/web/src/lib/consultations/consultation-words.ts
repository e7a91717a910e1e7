import { m } from '@openhall/messages/catalogue';
import type { Consultation, ConsultationText, PhaseKind, PhaseView } from '@openhall/contracts/consultations';
import type { VoteSummary } from '@openhall/contracts/voting';

/** Where the main button of a consultation leads, and what it says. Null when nothing is to be done there. */
export function mainAct(
  { slug, may, phases, proposalCount }: Consultation,
  votes: readonly Pick<VoteSummary, 'id' | 'state'>[],
): { href: string; words: string } | null {
  const openVotes = votes.filter(({ state }) => state === 'open');
  const [vote] = openVotes;
  if (vote) {
    const href = openVotes.length === 1 ? `/votes/${vote.id}` : `/consultations/${slug}/votes`;
    return { href, words: m.consultation_act_vote() };
  }
  const open = phases.find((phase) => phase.state === 'open');
  const proposals = `/consultations/${slug}/proposals`;
  if (may.propose === true || may.propose === 'not_signed_in') {
    return { href: `${proposals}/new`, words: m.consultation_act_propose() };
  }
  const words: Partial<Record<PhaseKind, () => string>> = {
    deliberation: m.consultation_act_discuss,
    results: m.consultation_act_results,
  };
  const said = open && words[open.kind];
  if (said) return { href: proposals, words: said() };
  return proposalCount > 0 ? { href: proposals, words: m.consultation_act_read() } : null;
}

const doing: Record<PhaseKind, () => string> = {
  information: m.consultation_doing_information,
  proposals: m.consultation_doing_proposals,
  deliberation: m.consultation_doing_deliberation,
  vote: m.consultation_doing_vote,
  results: m.consultation_doing_results,
};

/** What people can do in a phase, as a sentence. */
export function phaseSentence(phase: PhaseView): string {
  return doing[phase.kind]();
}

type Section = Exclude<keyof ConsultationText, 'title' | 'summary'>;

/** The long texts of a consultation in reading order, those that say something. */
export function sections(consultation: Consultation): { key: Section; heading: string; html: string }[] {
  const all: { key: Section; heading: string }[] = [
    { key: 'purpose', heading: m.consultation_purpose() },
    { key: 'background', heading: m.consultation_background() },
    { key: 'canChange', heading: m.consultation_can_change() },
    { key: 'cannotChange', heading: m.consultation_cannot_change() },
    { key: 'nextSteps', heading: m.consultation_next_steps() },
    { key: 'conduct', heading: m.consultation_conduct() },
  ];
  return all.flatMap(({ key, heading }) => {
    const html = consultation.html[key];
    return html ? [{ key, heading, html }] : [];
  });
}
