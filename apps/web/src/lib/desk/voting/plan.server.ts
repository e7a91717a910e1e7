import type { ConsultationDraft } from '@openhall/contracts/consultations';
import type { ProposalPage } from '@openhall/contracts/proposals';
import type { VotePlanView, VoteView } from '@openhall/contracts/voting';
import { ballotForm, spendsBudget } from '@openhall/domain/voting';
import { requireRole } from '../gate.server.js';
import { api, type PageEvent } from '../../server/api.js';

type DeskEvent = PageEvent & { params: { id: string }; locals: App.Locals };

/** The desk's path of a vote, the same in the API and on the site. */
export function deskVote({ params }: { params: { id: string } }): string {
  return `/desk/votes/${encodeURIComponent(params.id)}`;
}

/** The plan of a vote and the consultation that it belongs to, for officers. */
export async function readPlan(
  event: DeskEvent,
): Promise<{ plan: VotePlanView; consultation: ConsultationDraft }> {
  requireRole(event, 'officer');
  const plan = await api(event).get<VotePlanView>(deskVote(event));
  const id = encodeURIComponent(plan.consultationId);
  const consultation = await api(event).get<ConsultationDraft>(`/desk/consultations/${id}`);
  return { plan, consultation };
}

const pagesRead = 5;

/** Proposals that the council has accepted, to be made options. */
export async function acceptedProposals(
  event: PageEvent,
  slug: string,
): Promise<{ id: string; title: string }[]> {
  const found: { id: string; title: string }[] = [];
  for (const status of ['accepted', 'partly_accepted']) {
    let cursor = '';
    for (let page = 0; page < pagesRead; page += 1) {
      const { items, next } = await api(event).get<ProposalPage>(
        `/consultations/${encodeURIComponent(slug)}/proposals?order=newest&status=${status}${cursor}`,
      );
      found.push(...items.map(({ id, title }) => ({ id, title })));
      if (next === null) break;
      cursor = `&cursor=${encodeURIComponent(next)}`;
    }
  }
  return found;
}

/** What the form of a method asks for. */
export function askedBy(plan: VotePlanView): { form: ReturnType<typeof ballotForm>; budget: boolean } {
  return { form: ballotForm(plan.rules.method), budget: spendsBudget(plan.rules.method) };
}

/** A plan as the voter will see it. */
export function previewOf(
  plan: VotePlanView,
): Pick<VoteView, 'id' | 'rules' | 'options' | 'lang' | 'question' | 'rehearsal'> {
  const options = plan.options.map((option, place) => ({ ...option, id: option.id ?? `new-${place}` }));
  return { ...plan, options };
}
