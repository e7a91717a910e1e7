import { v7 as uuid } from 'uuid';
import type { HallPlan, HallPlanView } from '@openhall/contracts/townhall';
import type { HallState, PlanWriting } from '@openhall/domain/townhall';
import type { HallExtras } from './hall-rows.js';
import type { LoadedHall } from './hall-states.repository.js';

/** The part of a plan that the machine knows. Ids that are not of this hall are replaced: parts belong to one hall. */
export function writingOf(plan: HallPlan, state: HallState | null): PlanWriting {
  const { title, lang, timeZone, rules, speakers } = plan;
  return {
    ...{ title, lang, timeZone, rules },
    speakers: {
      limitSeconds: speakers.limitSeconds,
      firstTimeFirst: speakers.firstTimeFirst,
      alternation: speakers.alternation,
      pointsOfOrder: speakers.pointsOfOrder,
    },
    agenda: plan.agenda.map((item) => ({
      ...item,
      id: item.id !== null && state?.agenda.has(item.id) ? item.id : uuid(),
    })),
    panellists: plan.panellists.map((person) => ({
      ...person,
      id: person.id !== null && state?.panellists.has(person.id) ? person.id : uuid(),
    })),
  };
}

/** The rest of it. */
export function planExtras(plan: HallPlan): Omit<HallExtras, 'code' | 'createdBy' | 'createdAt'> {
  const { summary, description, startsAt, endsAt, consultationId, streamUrl } = plan;
  return {
    ...{ summary, description, startsAt, endsAt, consultationId, streamUrl },
    proposalIds: [...new Set(plan.proposalIds)],
  };
}

/** A hall as an officer plans it. */
export function planView({ state, extras }: LoadedHall): HallPlanView {
  const { hall } = state;
  const { open: _, ...speakers } = hall.speakers;
  const inOrder = <P extends { position: number }>(parts: ReadonlyMap<string, P>) =>
    [...parts.values()].sort((a, b) => a.position - b.position);
  return {
    ...{ id: hall.id, code: extras.code, phase: hall.phase, version: hall.planVersion },
    ...{ title: hall.title, summary: extras.summary, description: extras.description },
    ...{ lang: hall.lang, timeZone: hall.timeZone, startsAt: extras.startsAt, endsAt: extras.endsAt },
    ...{
      consultationId: extras.consultationId,
      proposalIds: extras.proposalIds,
      streamUrl: extras.streamUrl,
    },
    agenda: inOrder(state.agenda).map(({ id, title, description, plannedMinutes, proposalId }) => ({
      ...{ id, title, description, plannedMinutes, proposalId },
    })),
    panellists: inOrder(state.panellists).map(({ id, name, role }) => ({ id, name, role })),
    rules: hall.rules,
    speakers,
  };
}

/** A new plan after an earlier hall: the same in everything but its date, which is the same day and hour of a week to come. */
export function planAfter(earlier: LoadedHall, now: number): HallPlan {
  const { id: _, code: __, phase: ___, version: ____, ...plan } = planView(earlier);
  const weekMs = 7 * 24 * 3_600_000;
  const later = Math.max(1, Math.ceil((now + weekMs - plan.startsAt) / weekMs)) * weekMs;
  return {
    ...plan,
    startsAt: plan.startsAt + later,
    endsAt: plan.endsAt + later,
    agenda: plan.agenda.map((item) => ({ ...item, id: null })),
    panellists: plan.panellists.map((person) => ({ ...person, id: null })),
  };
}
