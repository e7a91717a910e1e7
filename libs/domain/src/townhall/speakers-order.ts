import { fold } from '../text/index.js';
import type { HallState, Speaker } from './state.js';

/** Who has the floor or was called to it, if anybody. */
export function currentSpeaker(state: HallState): Speaker | null {
  for (const speaker of state.speakers.values()) {
    if (speaker.state === 'called' || speaker.state === 'speaking' || speaker.state === 'paused')
      return speaker;
  }
  return null;
}

/** The person's place in the speakers' list, waiting or on the floor. */
export function handOf(state: HallState, accountId: string): Speaker | null {
  for (const speaker of state.speakers.values()) {
    if (speaker.accountId === accountId && isUp(speaker)) return speaker;
  }
  return null;
}

/** Whether the speaker waits, was called or has the floor. */
export function isUp({ state }: Pick<Speaker, 'state'>): boolean {
  return state === 'waiting' || state === 'called' || state === 'speaking' || state === 'paused';
}

/** One key per person: the account, or the folded name of somebody in the room. */
function personOf(speaker: Speaker): string {
  return speaker.accountId === null
    ? `room ${fold(speaker.name ?? '').trim()}`
    : `account ${speaker.accountId}`;
}

/** Whether this person had the floor before, in this hall. */
export function spokeBefore(state: HallState, speaker: Speaker): boolean {
  return speakersBefore(state).has(personOf(speaker));
}

function speakersBefore(state: HallState): Set<string> {
  const people = new Set<string>();
  for (const speaker of state.speakers.values()) {
    if (speaker.timer.startedAt !== null) people.add(personOf(speaker));
  }
  return people;
}

/**
 * Those who wait, in the order in which they will be called: who was moved by hand stands where they were put; the
 * others by points of order, first-time speakers first and groups in turn (each where the rules say so), then by when
 * they raised their hand.
 */
export function waitingSpeakers(state: HallState): Speaker[] {
  const waiting = [...state.speakers.values()].filter((speaker) => speaker.state === 'waiting');
  const moved = waiting
    .filter((speaker) => speaker.place !== null)
    .sort((a, b) => (b.movedAt ?? 0) - (a.movedAt ?? 0) || compareText(a.id, b.id));
  const slots = seated(moved, waiting.length);
  const rest = byRules(
    state,
    waiting.filter((speaker) => speaker.place === null),
  ).values();
  return slots.map((speaker) => speaker ?? (rest.next().value as Speaker));
}

/** The one moved last stands exactly where it was put; earlier ones give way, backwards where there is room. */
function seated(moved: readonly Speaker[], length: number): (Speaker | null)[] {
  const slots = Array.from({ length }, (): Speaker | null => null);
  for (const speaker of moved) {
    const wished = Math.min(speaker.place ?? length, length) - 1;
    const behind = slots.indexOf(null, wished);
    slots[behind === -1 ? slots.lastIndexOf(null, wished) : behind] = speaker;
  }
  return slots;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function byRules(state: HallState, waiting: readonly Speaker[]): Speaker[] {
  const { pointsOfOrder, firstTimeFirst, alternation } = state.hall.speakers;
  const before = firstTimeFirst ? speakersBefore(state) : new Set<string>();
  const tier = (speaker: Speaker) =>
    pointsOfOrder && speaker.pointOfOrder ? 0 : before.has(personOf(speaker)) ? 2 : 1;
  const sorted = [...waiting].sort(
    (a, b) => tier(a) - tier(b) || a.raisedAt - b.raisedAt || compareText(a.id, b.id),
  );
  if (!alternation) return sorted;
  const points = sorted.filter((speaker) => tier(speaker) === 0);
  const order = [...points];
  let group = lastGroup(state);
  for (const level of [1, 2]) {
    const alternated = inTurn(
      sorted.filter((speaker) => tier(speaker) === level),
      group,
    );
    group = alternated.findLast((speaker) => speaker.group !== null)?.group ?? group;
    order.push(...alternated);
  }
  return order;
}

/** Always the first whose group differs from that of the one before; people without a group fit anywhere. */
function inTurn(speakers: readonly Speaker[], before: string | null): Speaker[] {
  const left = [...speakers];
  const order: Speaker[] = [];
  let group = before;
  while (left.length > 0) {
    const found = left.findIndex((speaker) => speaker.group === null || speaker.group !== group);
    const [next] = left.splice(Math.max(found, 0), 1) as [Speaker];
    group = next.group ?? group;
    order.push(next);
  }
  return order;
}

/** The group that was called last; points of order do not take a turn. */
function lastGroup(state: HallState): string | null {
  let last: Speaker | null = null;
  for (const speaker of state.speakers.values()) {
    if (speaker.calledAt === null || speaker.group === null || speaker.pointOfOrder) continue;
    if (speaker.state === 'waiting' || speaker.calledAt < (last?.calledAt ?? 0)) continue;
    last = speaker;
  }
  return last?.group ?? null;
}
