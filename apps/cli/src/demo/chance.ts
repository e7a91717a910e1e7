/** Chance that comes out the same on every run with the same seed (mulberry32). */
export class Chance {
  constructor(private state: number) {}

  /** 0 ≤ number < 1 */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A number from `least` up to, but not including, `most`. */
  between(least: number, most: number): number {
    return least + this.next() * (most - least);
  }

  /** A sample without repetition, in random order (Fisher–Yates). */
  pick<T>(from: readonly T[], count: number): T[] {
    const rest = [...from];
    for (let index = rest.length - 1; index > 0; index -= 1) {
      const other = Math.floor(this.next() * (index + 1));
      [rest[index], rest[other]] = [rest[other] as T, rest[index] as T];
    }
    return rest.slice(0, count);
  }
}
