/** Tells what happens, one line each; what many do at once is added up. */
export class Report {
  private readonly counts = new Map<string, Map<string, number>>();

  /**
   * @param write gets each line
   * @param sinceStart ms since the script began
   */
  constructor(
    private readonly write: (line: string) => void,
    private readonly sinceStart: () => number,
  ) {}

  line(text: string): void {
    const seconds = Math.floor(this.sinceStart() / 1000);
    const time = `${pad(Math.floor(seconds / 60))}:${pad(seconds % 60)}`;
    this.write(`${time}  ${text}`);
  }

  /** Adds to what the next `tellCounts` tells: so many people did `what`, most of them on `which`. */
  count(what: string, which = ''): void {
    const found = this.counts.get(what) ?? new Map<string, number>();
    found.set(which, (found.get(which) ?? 0) + 1);
    this.counts.set(what, found);
  }

  /** One line for each thing that people did since the last time. */
  tellCounts(): void {
    for (const [what, each] of this.counts) {
      const total = [...each.values()].reduce((sum, count) => sum + count, 0);
      const [most] = [...each].sort((a, b) => b[1] - a[1]);
      const mostly = most && most[0] !== '' && each.size > 1 ? `, most of them ${most[0]} (${most[1]})` : '';
      const only = most && most[0] !== '' && each.size === 1 ? ` ${most[0]}` : '';
      this.line(`${total} ${total === 1 ? 'person' : 'people'} ${what}${only}${mostly}`);
    }
    this.counts.clear();
  }
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
