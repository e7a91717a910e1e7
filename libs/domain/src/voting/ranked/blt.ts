import type { RankedBallot, RankedElection } from './ballots.js';
import { bltTokens } from './blt-tokens.js';
import type { BltToken } from './blt-tokens.js';
import { RankedFileError, readingOf } from './ranked-file-error.js';
import type { RankedReading } from './ranked-file-error.js';

/** What a `.blt` file says. */
export interface BltFile extends RankedElection {
  /** Options without those withdrawn, in the order of the file. */
  readonly options: readonly string[];
  readonly seats: number;
  readonly withdrawn: readonly string[];
  readonly title: string | null;
}

/** More than any ballot paper holds; keeps a wrong first line from asking for a thousand million names. */
const mostOptions = 10_000;

/**
 * Reads a `.blt` file of ranked ballots: the numbers of options and seats; options withdrawn as negative numbers;
 * ballots as `count first second … 0`, with `=` between equal ranks and `-` for a skipped rank; `0`; the quoted names;
 * the quoted title. Whoever withdrew is struck from the ballots, and the next rank moves up.
 *
 * Source: the format of Wichmann (Voting matters 3, 1994, "Hill's ballot file format"), equal and skipped ranks as in
 * OpenSTV and OpaVote.
 */
export function readBlt(text: string): RankedReading<BltFile> {
  return readingOf(() => new BltReader(bltTokens(text)).read());
}

class BltReader {
  private at = 0;
  private size = 0;
  private readonly withdrawn = new Set<number>();

  constructor(private readonly tokens: readonly BltToken[]) {
    if (tokens.length === 0) throw new RankedFileError('empty-file', 1);
  }

  read(): BltFile {
    const seats = this.readNumbers();
    this.readWithdrawn();
    const ballots: { count: number; ranks: number[][] }[] = [];
    for (let ballot = this.readBallot(); ballot; ballot = this.readBallot()) ballots.push(ballot);
    const names = Array.from({ length: this.size }, () => this.quoted('option-name').text);
    this.refuseTwins(names);
    const title = this.at < this.tokens.length ? this.quoted('title').text : null;
    const after = this.tokens[this.at];
    if (after) throw new RankedFileError('text-after-end', after.line, after.text);
    const stays = (number: number) => !this.withdrawn.has(number);
    const nameOf = (number: number) => names[number - 1] ?? '';
    return {
      options: names.filter((_, index) => stays(index + 1)),
      seats,
      withdrawn: [...this.withdrawn].sort((a, b) => a - b).map(nameOf),
      title: title === '' ? null : title,
      ballots: ballots.map(({ count, ranks }): RankedBallot => {
        const kept = ranks.filter((rank) => rank.length === 0 || rank.some(stays));
        return { count, ranks: kept.map((rank) => rank.filter(stays).map(nameOf)) };
      }),
    };
  }

  private next(): BltToken {
    const token = this.tokens[this.at];
    if (!token) throw new RankedFileError('unexpected-end', this.tokens[this.tokens.length - 1]?.line ?? 1);
    this.at += 1;
    return token;
  }

  private readNumbers(): number {
    const [options, seats] = [this.next(), this.next()];
    if (!isWhole(options) || !isWhole(seats) || options.line !== seats.line) {
      throw new RankedFileError(
        'numbers-of-options-and-seats',
        options.line,
        `${options.text} ${seats.text}`,
      );
    }
    if (Number(options.text) > mostOptions) {
      throw new RankedFileError('too-many-options', options.line, options.text);
    }
    this.size = Number(options.text);
    return Number(seats.text);
  }

  private readWithdrawn(): void {
    for (let token = this.tokens[this.at]; token && /^-\d+$/.test(token.text); token = this.tokens[this.at]) {
      const number = -Number(token.text);
      if (number < 1 || number > this.size)
        throw new RankedFileError('withdrawn-option', token.line, token.text);
      this.withdrawn.add(number);
      this.at += 1;
    }
  }

  /** One ballot, all in one line; null for the `0` that ends them. */
  private readBallot(): { count: number; ranks: number[][] } | null {
    const first = this.next();
    if (first.text === '0' && !first.quoted) return null;
    if (!isWhole(first)) throw new RankedFileError('count', first.line, first.text);
    const ranks: number[][] = [];
    for (;;) {
      const token = this.tokens[this.at];
      if (!token || token.line !== first.line || token.quoted) {
        throw new RankedFileError('no-end-of-ballot', first.line);
      }
      this.at += 1;
      if (token.text === '0') return { count: Number(first.text), ranks };
      ranks.push(token.text === '-' ? [] : this.readRank(token));
    }
  }

  private readRank({ text, line }: BltToken): number[] {
    return text.split('=').map((part) => {
      if (!/^\d{1,6}$/.test(part)) throw new RankedFileError('ranking', line, text);
      const number = Number(part);
      if (number < 1 || number > this.size) throw new RankedFileError('no-such-option', line, part);
      return number;
    });
  }

  private quoted(code: 'option-name' | 'title'): BltToken {
    const token = this.next();
    if (!token.quoted || (code === 'option-name' && token.text.trim() === '')) {
      throw new RankedFileError(code, token.line, token.text);
    }
    return token;
  }

  private refuseTwins(names: readonly string[]): void {
    names.forEach((name, index) => {
      if (names.indexOf(name) === index) return;
      const token = this.tokens[this.at - names.length + index];
      throw new RankedFileError('option-named-twice', token?.line ?? 1, name);
    });
  }
}

/** A whole number from 1 that a count can be. */
function isWhole({ text, quoted }: BltToken): boolean {
  return !quoted && /^[1-9]\d{0,14}$/.test(text);
}
