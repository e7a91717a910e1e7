/** Lets at most a number of tasks run at once; the others wait in order. */
export class Slots {
  private readonly waiting: (() => void)[] = [];

  constructor(private free: number) {}

  async run<T>(task: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await task();
    } finally {
      // A slot that somebody waits for is handed over and never becomes free.
      const next = this.waiting.shift();
      if (next) next();
      else this.free += 1;
    }
  }
}
