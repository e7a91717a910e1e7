/** The prime 2³¹ − 1: rows carry a random number below it, and products of two such numbers stay below 2⁶³. */
const modulus = 2_147_483_647;
/** Small factors would leave neighbours beside one another from seed to seed. */
const smallestFactor = 65_536;

/** The numbers of the shuffle `(shuffle * a + b) % modulus`, each a non-negative integer below 2³¹. */
export interface ShuffleParameters {
  readonly a: number;
  readonly b: number;
  readonly modulus: number;
}

/**
 * A random-looking order that is the same for everybody who holds the same seed, and different for the next seed. Each
 * row keeps one random integer, 0 ≤ shuffle < 2³¹ − 1; the same sum can be done in SQL on 64-bit integers. Rows that
 * come out equal are ordered by id.
 */
export function shuffleParameters(seed: number): ShuffleParameters {
  const a = smallestFactor + (mix(seed) % (modulus - smallestFactor));
  const b = mix(seed ^ 0x5bd1e995) % modulus;
  return { a, b, modulus };
}

/** The place of a row in the order of that seed; equals the SQL expression. Lower comes first. */
export function shuffleKey(shuffle: number, seed: number): number {
  const { a, b } = shuffleParameters(seed);
  return Number((BigInt(shuffle) * BigInt(a) + BigInt(b)) % BigInt(modulus));
}

/** Turns a random number 0 ≤ `random` < 1 into what a row keeps for shuffling. */
export function shuffleOf(random: number): number {
  return Math.floor(random * modulus);
}

/** A seed (unsigned 32-bit integer) from any text, say a visitor's cookie (FNV-1a, then mixed). */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return mix(hash);
}

/** Spreads a 32-bit integer over all its bits (the finaliser of MurmurHash3). */
function mix(value: number): number {
  let hash = value >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
