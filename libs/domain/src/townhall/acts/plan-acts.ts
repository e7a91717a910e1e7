import { put, putHall, sameValue } from '../changes.js';
import { refused } from '../refusals.js';
import type { AgendaItem, Entities, Entity, HallState, Panellist } from '../state.js';
import type { PlanWriting } from '../participant-commands.js';
import { restingTimer } from '../timer.js';
import type { Act, Outcome } from './act.js';

/**
 * Writes the plan anew. Items keep what happened to them; one that was already current cannot be taken out. Whether
 * hands are taken (`open`) is the moderators' and stays.
 */
export function plan({ state, command }: Act<'hall.plan'>): Outcome {
  const { plan: written, version } = command;
  if (version !== state.hall.planVersion) return refused('edited_meanwhile');
  if (!isSound(written)) return refused('invalid_request');
  const agenda = kept(state.agenda, written.agenda, (item, position, before) => ({
    ...item,
    position,
    timer: { ...(before?.timer ?? restingTimer(null)), limitMs: item.plannedMinutes * 60_000 || null },
    spans: before?.spans ?? [],
  }));
  if ([...state.agenda.values()].some(({ id, spans }) => spans.length > 0 && !agenda.has(id))) {
    return refused('conflict');
  }
  const panellists = kept(state.panellists, written.panellists, (person, position) => ({
    ...person,
    position,
  }));
  return withPlan(state, written, agenda, panellists);
}

function withPlan(
  state: HallState,
  { title, lang, timeZone, rules, speakers }: PlanWriting,
  agenda: Entities<AgendaItem>,
  panellists: Entities<Panellist>,
): HallState {
  const { open } = state.hall.speakers;
  const next = putHall(state, {
    title,
    lang,
    timeZone,
    rules,
    speakers: { ...speakers, open },
    planVersion: state.hall.planVersion + 1,
  });
  return withoutLostReferences({ ...next, agenda, panellists });
}

/** Questions put to an item, or assigned to a person, that is no longer there. */
function withoutLostReferences(state: HallState): HallState {
  let next = state;
  for (const { id, itemId, panellistId } of state.questions.values()) {
    if (itemId !== null && !state.agenda.has(itemId)) next = put(next, 'questions', id, { itemId: null });
    if (panellistId !== null && !state.panellists.has(panellistId)) {
      next = put(next, 'questions', id, { panellistId: null });
    }
  }
  return next;
}

/** The entities of the plan in its order; what did not change stays the same object. */
function kept<E extends Entity, W extends { id: string }>(
  entities: Entities<E>,
  writings: readonly W[],
  make: (writing: W, position: number, before: E | undefined) => Omit<E, 'version'>,
): Entities<E> {
  const next = new Map<string, E>();
  for (const [position, writing] of writings.entries()) {
    const before = entities.get(writing.id);
    const made = { ...make(writing, position, before), version: before?.version ?? 1 } as E;
    const same = before !== undefined && sameValue(before, made);
    const version = before === undefined ? 1 : before.version + 1;
    next.set(writing.id, same ? before : { ...made, version });
  }
  const unchanged = next.size === entities.size && [...next.values()].every((e) => entities.get(e.id) === e);
  return unchanged ? entities : next;
}

function isSound({ agenda, panellists }: PlanWriting): boolean {
  const distinct = (list: readonly { id: string }[]) =>
    new Set(list.map(({ id }) => id)).size === list.length;
  const planned = agenda.every(
    ({ plannedMinutes }) => Number.isInteger(plannedMinutes) && plannedMinutes >= 0,
  );
  return planned && distinct(agenda) && distinct(panellists);
}
