import { add, changesBetween, collection, drop, put, putHall, sameValue, type Change } from './changes.js';
import type { HallCommandKind } from './commands.js';
import { brokenInvariants } from './invariants.js';
import type { Patch, UndoCommand } from './participant-commands.js';
import { mayTakeBack } from './possible.js';
import { refused, type Refused } from './refusals.js';
import { collections } from './state.js';
import type { Collection, Entity, HallEntities, HallState } from './state.js';

type Fields = Record<string, unknown>;

/** What takes the act back that made `after` of `before`. */
export function undoOf(act: HallCommandKind, before: HallState, after: HallState): UndoCommand {
  const changes = changesBetween(before, after);
  const patches = collections.flatMap((of) =>
    (changes[of] as readonly Change<Entity>[]).map((change) => patchOf(of, change)),
  );
  if (changes.hall !== null) patches.push(patchOf('hall', changes.hall));
  return { kind: 'undo', act, patches };
}

function patchOf(of: Patch['of'], { before, after }: Change<Entity>): Patch {
  const id = (after ?? before)?.id ?? '';
  if (before === null) return { of, id, was: null, is: untouched(after) };
  if (after === null) return { of, id, was: { ...before }, is: null };
  const was: Fields = {};
  const is: Fields = {};
  for (const [field, value] of Object.entries(after)) {
    const earlier = before[field as keyof Entity];
    if (field === 'version' || sameValue(earlier, value)) continue;
    was[field] = earlier;
    is[field] = value;
  }
  return { of, id, was, is };
}

/** What is new is taken away only while nobody has touched it, and not another one of that id (a second mute, say). */
function untouched(entity: (Entity & { at?: number }) | null): Fields {
  return entity?.at === undefined ? { version: entity?.version } : { version: entity.version, at: entity.at };
}

/**
 * The state with the act taken back. Refused (`nothing_to_undo`) where something else has built on it: where what the
 * act changed was changed again, or the hall would no longer hold together.
 */
export function takenBack(state: HallState, undo: UndoCommand, now: number): HallState | Refused {
  if (!mayTakeBack(undo.act, state.hall.phase)) return refused('hall_phase');
  if (undo.patches.length === 0 || !undo.patches.every((patch) => stillHolds(state, patch))) {
    return refused('nothing_to_undo');
  }
  const next = undo.patches.reduce(patched, state);
  return brokenInvariants(next, now).length === 0 ? next : refused('nothing_to_undo');
}

function partOf(state: HallState, { of, id }: Patch): Entity | undefined {
  if (of === 'hall') return state.hall.id === id ? state.hall : undefined;
  return collection(state, of).get(id);
}

function stillHolds(state: HallState, patch: Patch): boolean {
  const part = partOf(state, patch);
  if (patch.is === null || part === undefined) return patch.is === null && part === undefined;
  return Object.entries(patch.is).every(([field, value]) => sameValue(part[field as keyof Entity], value));
}

function patched(state: HallState, { of, id, was, is }: Patch): HallState {
  if (of === 'hall') return putHall(state, was ?? {});
  if (was === null) return drop(state, of, id);
  if (is !== null) return put(state, of, id, was as Partial<HallEntities[Collection]>);
  const version = Number(was['version']) + 1;
  return add(state, of, { ...was, version } as unknown as HallEntities[Collection]);
}
