import { roleAtLeast } from '@openhall/domain/accounts';
import type { ConsultationSummary } from '@openhall/contracts/consultations';
import type { ReportedContribution } from '@openhall/contracts/moderation';
import type { Page } from '@openhall/contracts/pages';
import type { ProposalPage } from '@openhall/contracts/proposals';
import type { DeskHall } from '@openhall/contracts/townhall';
import type { PageServerLoad } from './$types';
import { requireRole } from '$lib/desk/gate.server.js';
import { api, type Api } from '$lib/server/api.js';
import { isOver, meets } from '$lib/townhall/words.js';

/** Consultations that are asked for unanswered proposals; the others are a click away. */
const mostAsked = 5;

/** Nobody proposes there any more, so what was proposed waits for the council's answer. */
function waitsForAnswers({ state, phases, proposalCount }: ConsultationSummary): boolean {
  const collecting = phases.filter((phase) => phase.kind === 'proposals');
  const collected = collecting.length > 0 && collecting.every((phase) => phase.state === 'closed');
  return state === 'published' && proposalCount > 0 && collected;
}

async function unanswered(to: Api, consultation: ConsultationSummary) {
  const count = async (status: string) => {
    const path = `/consultations/${consultation.slug}/proposals?order=newest&status=${status}`;
    return (await to.get<ProposalPage>(path)).total;
  };
  const [all, answered] = await Promise.all([count('open'), count('answered')]);
  return { consultation, count: all - answered };
}

/** The hall that comes next. */
function nextOf(halls: readonly DeskHall[]): DeskHall | null {
  const coming = halls.filter(({ phase }) => phase === 'scheduled');
  return coming.sort((a, b) => a.startsAt - b.startsAt)[0] ?? null;
}

export const load: PageServerLoad = async (event) => {
  const me = requireRole(event, 'moderator');
  const to = api(event);
  const isOfficer = roleAtLeast(me.role, 'officer');
  const [reports, halls, consultations] = await Promise.all([
    to.get<Page<ReportedContribution>>('/desk/reports?state=open'),
    to.get<Page<DeskHall>>('/desk/town-halls'),
    isOfficer
      ? to.get<Page<ConsultationSummary>>(`/desk/consultations?locale=${event.locals.locale}`)
      : { items: [], next: null },
  ]);
  const { items } = consultations;
  const asked = items.filter(waitsForAnswers).slice(0, mostAsked);
  const answers = await Promise.all(asked.map((consultation) => unanswered(to, consultation)));
  return {
    reports: {
      count: reports.items.length,
      more: reports.next !== null,
      oldest: reports.items[0]?.firstReportedAt,
    },
    halls: halls.items.filter(({ phase }) => meets(phase)),
    nextHall: nextOf(halls.items),
    owing: halls.items.filter(({ phase, owedCount }) => isOver(phase) && owedCount > 0),
    drafts: items.filter((one) => one.state === 'draft'),
    answers: answers.filter((one) => one.count > 0),
    running: items.filter(
      (one) => one.state === 'published' && one.phases.some((phase) => phase.state === 'open'),
    ),
    isOfficer,
  };
};
