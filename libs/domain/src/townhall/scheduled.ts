import type { PlanWriting } from './participant-commands.js';
import type { Hall, HallState } from './state.js';
import { restingTimer } from './timer.js';

/** A hall as it is when it has just been planned: nobody has asked anything, the speakers' list is closed. */
export function scheduledHall(id: string, plan: PlanWriting): HallState {
  const none = () => new Map<string, never>();
  const agenda = plan.agenda.map((item, position) => ({
    ...item,
    version: 1,
    position,
    timer: restingTimer(item.plannedMinutes * 60_000 || null),
    spans: [],
  }));
  const panellists = plan.panellists.map((person, position) => ({ ...person, version: 1, position }));
  return {
    hall: newHall(id, plan),
    agenda: new Map(agenda.map((item) => [item.id, item])),
    panellists: new Map(panellists.map((person) => [person.id, person])),
    questions: none(),
    polls: none(),
    speakers: none(),
    announcements: none(),
    restrictions: none(),
  };
}

function newHall(id: string, { title, lang, timeZone, rules, speakers }: PlanWriting): Hall {
  return {
    id,
    version: 1,
    title,
    lang,
    timeZone,
    phase: 'scheduled',
    rules,
    speakers: { ...speakers, open: false },
    currentItemId: null,
    answeringId: null,
    blanked: false,
    slowSeconds: null,
    questionsClosed: false,
    startedAt: null,
    endedAt: null,
    publishedAt: null,
    pauses: [],
    lastNumber: 0,
    planVersion: 1,
  };
}
