/** What decides the place of an imported comment: its key in the source, and the key of what it answers. */
export interface Placeable {
  sourceKey: string;
  parentKey: string | null;
}

/** A comment of an earlier import. */
export interface KnownPlace {
  id: string;
  rootId: string;
  depth: number;
}

export interface Place extends KnownPlace {
  parentId: string | null;
  /** It answers a comment that the source does not hold. */
  parentMissing: boolean;
}

/**
 * Gives every comment its id and its place below what it answers, whatever their order. An answer to a comment that is
 * neither here nor among them stands at the top level, marked; so does one of a ring of comments that answer each other.
 * @param newId makes the next id, called in the order of `comments`
 */
export function placesOf(
  comments: readonly Placeable[],
  known: ReadonlyMap<string, KnownPlace>,
  newId: () => string,
): Map<string, Place> {
  const ids = new Map(comments.map((comment) => [comment.sourceKey, newId()]));
  const byKey = new Map(comments.map((comment) => [comment.sourceKey, comment]));
  const places = new Map<string, Place>();
  for (const comment of comments) {
    const waiting: Placeable[] = [];
    const met = new Set<string>();
    let next: Placeable | undefined = comment;
    while (next && !places.has(next.sourceKey) && !met.has(next.sourceKey)) {
      met.add(next.sourceKey);
      waiting.push(next);
      next = next.parentKey === null ? undefined : byKey.get(next.parentKey);
    }
    for (const placed of waiting.reverse()) {
      places.set(placed.sourceKey, placeOf(placed, ids.get(placed.sourceKey) ?? '', places, known));
    }
  }
  return places;
}

function placeOf(
  comment: Placeable,
  id: string,
  places: ReadonlyMap<string, Place>,
  known: ReadonlyMap<string, KnownPlace>,
): Place {
  const { parentKey } = comment;
  const parent = parentKey === null ? undefined : (places.get(parentKey) ?? known.get(parentKey));
  if (!parent) return { id, rootId: id, depth: 0, parentId: null, parentMissing: parentKey !== null };
  return { id, rootId: parent.rootId, depth: parent.depth + 1, parentId: parent.id, parentMissing: false };
}
