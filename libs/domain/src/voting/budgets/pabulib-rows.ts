import type { PabulibError } from './pabulib-format.js';

/** One row of a Pabulib file. */
export interface PabulibRow {
  /** From 1; of a row with a quoted field over several lines, the first. */
  readonly line: number;
  readonly fields: readonly string[];
}

/** Thrown inside the reader and caught at its door. */
export class BrokenFile extends Error {
  constructor(readonly problem: PabulibError) {
    super(`line ${problem.line}: ${problem.code} (${problem.subject})`);
  }
}

export function broken(line: number, code: PabulibError['code'], subject: string): never {
  throw new BrokenFile({ line, code, subject });
}

/**
 * Splits a file into rows of fields separated by semicolons. A field may stand in double quotes, with a quote inside
 * written twice; then it may hold semicolons and line ends. Lines end by LF, CRLF or CR; empty ones are left out. A
 * quote in the middle of an unquoted field is an ordinary character.
 */
export function pabulibRows(text: string): PabulibRow[] {
  const rows: PabulibRow[] = [];
  const source = new Source(text.startsWith('\uFEFF') ? text.slice(1) : text);
  while (!source.ended) {
    const line = source.line;
    const fields = [source.field()];
    while (source.skip(';')) fields.push(source.field());
    source.endLine();
    if (fields.length > 1 || fields[0] !== '') rows.push({ line, fields });
  }
  return rows;
}

class Source {
  line = 1;
  private place = 0;

  constructor(private readonly text: string) {}

  get ended(): boolean {
    return this.place >= this.text.length;
  }

  skip(character: string): boolean {
    if (this.text[this.place] !== character) return false;
    this.place += 1;
    return true;
  }

  endLine(): void {
    const returned = this.skip('\r');
    const fed = this.skip('\n');
    if (returned || fed) this.line += 1;
  }

  field(): string {
    return this.skip('"') ? this.quoted() : this.plain();
  }

  private plain(): string {
    const start = this.place;
    while (!this.ended && !';\r\n'.includes(this.text[this.place] as string)) this.place += 1;
    return this.text.slice(start, this.place).trim();
  }

  private quoted(): string {
    const first = this.line;
    let value = '';
    for (;;) {
      const end = this.text.indexOf('"', this.place);
      if (end < 0) broken(first, 'quote-unclosed', shown(this.text.slice(this.place)));
      const part = this.text.slice(this.place, end);
      this.line += lineEnds(part);
      value += part;
      this.place = end + 1;
      if (!this.skip('"')) break;
      value += '"';
    }
    const rest = this.plain();
    if (rest !== '') broken(this.line, 'quote-misplaced', shown(rest));
    return value.trim();
  }
}

function lineEnds(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}

/** The beginning of a text, for naming it. */
function shown(text: string): string {
  return text.slice(0, 40).split(/[\r\n]/, 1)[0] as string;
}
