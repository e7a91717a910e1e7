import { collections } from './state.js';
import type { Collection, Entities, Entity, Hall, HallEntities, HallState } from './state.js';

/** Deep equality of plain JSON values, whatever the order of keys. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = Object.entries(a);
  const right = new Map(Object.entries(b));
  return left.length === right.size && left.every(([key, value]) => sameValue(value, right.get(key)));
}

/** The fields of `fields` that differ from those of `entity`, never `id` and `version`. */
function differing<E extends Entity>(entity: E, fields: Partial<E>): Partial<E> | null {
  const changed = Object.entries(fields).filter(
    ([key, value]) => key !== 'id' && key !== 'version' && !sameValue(entity[key as keyof E], value),
  );
  return changed.length === 0 ? null : (Object.fromEntries(changed) as Partial<E>);
}

function replaced<E extends Entity>(entity: E, fields: Partial<E>): E {
  const changed = differing(entity, fields);
  return changed === null ? entity : { ...entity, ...changed, version: entity.version + 1 };
}

function withCollection(state: HallState, of: Collection, entities: Entities<Entity>): HallState {
  return { ...state, [of]: entities };
}

/** The collection as one of plain entities. */
export function collection<C extends Collection>(state: HallState, of: C): Entities<HallEntities[C]> {
  return state[of] as unknown as Entities<HallEntities[C]>;
}

/** The state with these fields of the hall; its version grows if anything really changed. */
export function putHall(state: HallState, fields: Partial<Hall>): HallState {
  const hall = replaced(state.hall, fields);
  return hall === state.hall ? state : { ...state, hall };
}

/** The state with these fields of one entity, which must exist; its version grows if anything really changed. */
export function put<C extends Collection>(
  state: HallState,
  of: C,
  id: string,
  fields: Partial<HallEntities[C]>,
): HallState {
  const entities = collection(state, of);
  const entity = entities.get(id);
  if (entity === undefined) return state;
  const changed = replaced<HallEntities[C]>(entity, fields);
  return changed === entity ? state : withCollection(state, of, new Map(entities).set(id, changed));
}

/** The state with one more entity. */
export function add<C extends Collection>(state: HallState, of: C, entity: HallEntities[C]): HallState {
  return withCollection(state, of, new Map(collection(state, of)).set(entity.id, entity));
}

/** The state without one entity. */
export function drop(state: HallState, of: Collection, id: string): HallState {
  const entities = new Map<string, Entity>(collection(state, of));
  return entities.delete(id) ? withCollection(state, of, entities) : state;
}

/** One entity before and after: null = did not, or does not, exist. */
export interface Change<E> {
  readonly before: E | null;
  readonly after: E | null;
}

/** What differs between two states, by collection: what an adapter inserts (before null), updates, deletes (after null). */
export type HallChanges = { readonly [C in Collection]: readonly Change<HallEntities[C]>[] } & {
  readonly hall: Change<Hall> | null;
};

/** The last comparison of each state: events, undo and the adapter all ask for the same one. */
const compared = new WeakMap<HallState, { before: HallState; changes: HallChanges }>();

/** What differs between two states of one hall. Costs nothing for collections in which nothing changed. */
export function changesBetween(before: HallState, after: HallState): HallChanges {
  const last = compared.get(after);
  if (last?.before === before) return last.changes;
  const lists = collections.map((of) => [of, changedEntities(collection(before, of), collection(after, of))]);
  const hall = before.hall === after.hall ? null : { before: before.hall, after: after.hall };
  const changes = { ...(Object.fromEntries(lists) as Omit<HallChanges, 'hall'>), hall };
  compared.set(after, { before, changes });
  return changes;
}

function changedEntities<E extends Entity>(before: Entities<E>, after: Entities<E>): Change<E>[] {
  if (before === after) return [];
  const changes: Change<E>[] = [];
  let added = 0;
  after.forEach((entity, id) => {
    const earlier = before.get(id) ?? null;
    if (earlier !== entity) changes.push({ before: earlier, after: entity });
    if (earlier === null) added += 1;
  });
  if (after.size - added === before.size) return changes;
  before.forEach((entity, id) => {
    if (!after.has(id)) changes.push({ before: entity, after: null });
  });
  return changes;
}
