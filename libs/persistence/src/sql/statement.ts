/** The two ways of writing placeholders. */
export type Dialect = 'sqlite' | 'postgres';

/** A value that can be bound. Booleans become 0 and 1 on SQLite. */
export type SqlValue = string | number | bigint | boolean | null | Uint8Array;

/** The texts that were written out, by the pieces of the template that they came from. */
const texts: Record<Dialect, WeakMap<readonly string[], string>> = {
  sqlite: new WeakMap(),
  postgres: new WeakMap(),
};

/** SQLite binds no booleans. */
const bound = (dialect: Dialect, value: SqlValue): SqlValue =>
  dialect === 'sqlite' && typeof value === 'boolean' ? Number(value) : value;

/** A statement or a part of one: text and the values between. Made by `sql`, written out by `build`. */
export class Statement {
  constructor(
    private readonly strings: readonly string[],
    private readonly values: readonly (SqlValue | Statement)[],
  ) {}

  /** The text with the placeholders of a dialect, and its parameters in order. */
  build(dialect: Dialect): { text: string; params: SqlValue[] } {
    const params: SqlValue[] = [];
    if (this.values.some((value) => value instanceof Statement))
      return { text: this.write(dialect, params), params };
    // The text of a statement without parts is the same each time, and a long one takes a while to write and to look up.
    const known = texts[dialect].get(this.strings);
    if (known === undefined) {
      const text = this.write(dialect, params);
      texts[dialect].set(this.strings, text);
      return { text, params };
    }
    for (const value of this.values as readonly SqlValue[]) params.push(bound(dialect, value));
    return { text: known, params };
  }

  private write(dialect: Dialect, params: SqlValue[]): string {
    let text = this.strings[0] ?? '';
    this.values.forEach((value, index) => {
      if (value instanceof Statement) text += value.write(dialect, params);
      else {
        params.push(bound(dialect, value));
        text += dialect === 'sqlite' ? '?' : `$${params.length}`;
      }
      text += this.strings[index + 1] ?? '';
    });
    return text;
  }
}

/**
 * Raw SQL for both databases: every `${value}` is bound, never pasted; a `${statement}` is inserted as a part.
 *
 *     const rows = await query<{ id: string }>(manager, sql`SELECT id FROM topic WHERE archived = ${false}`);
 *
 * Names in the text are the database's (snake_case). Results are raw: booleans come as 0 and 1 on SQLite (use
 * `Boolean(row.x)`), JSON as text, instants and counts as numbers on both. PostgreSQL cannot guess the type of a
 * value that stands alone in a select list: write `CAST(${value} AS text)`.
 */
export function sql(strings: TemplateStringsArray, ...values: (SqlValue | Statement)[]): Statement {
  return new Statement(strings, values);
}

/** `(a, b, c)` for `IN`; an empty list matches nothing. */
export function list(values: readonly SqlValue[]): Statement {
  if (values.length === 0) return raw('(NULL)');
  return new Statement(['(', ...Array<string>(values.length - 1).fill(', '), ')'], values);
}

/** Parts with a separator between them: `join(conditions, ' AND ')`. Nothing for no parts. */
export function join(parts: readonly Statement[], separator: string): Statement {
  if (parts.length === 0) return raw('');
  return new Statement(['', ...Array<string>(parts.length - 1).fill(separator), ''], parts);
}

/** Text as it is: column names and orders chosen by the program, never anything that a person typed. */
export function raw(text: string): Statement {
  return new Statement([text], []);
}

/** The part if the condition holds, else nothing. */
export function when(condition: boolean, part: Statement): Statement {
  return condition ? part : raw('');
}
