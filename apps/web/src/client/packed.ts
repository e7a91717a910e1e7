type Packed = readonly unknown[];
const undefinedMark = -1;

/**
 * Unpacks plain data (what JSON knows, and `undefined`) from the format in which SvelteKit sends it: a list of values, in
 * which members of objects and arrays are numbers of other values.
 * @throws for anything else, such as dates, which our pages' data do not hold
 */
export function unpack(packed: Packed): unknown {
  const known = new Map<number, unknown>();

  function valueAt(index: unknown): unknown {
    if (index === undefinedMark) return undefined;
    if (typeof index !== 'number' || index < 0) throw new Error('These data are not plain.');
    if (known.has(index)) return known.get(index);
    const value = packed[index];
    if (typeof value !== 'object' || value === null) return value;
    if (!Array.isArray(value)) {
      const made: Record<string, unknown> = {};
      known.set(index, made);
      for (const [name, at] of Object.entries(value)) made[name] = valueAt(at);
      return made;
    }
    const made: unknown[] = [];
    known.set(index, made);
    for (const at of value) made.push(valueAt(at));
    return made;
  }

  return valueAt(0);
}
