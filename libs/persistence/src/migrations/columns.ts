import type { TableColumnOptions } from 'typeorm';

/** What a column may say beyond its name and kind. `default` is raw SQL. */
export type ColumnChoice = { nullable?: boolean; default?: string };

function column(name: string, type: string, choice: ColumnChoice): TableColumnOptions {
  const options: TableColumnOptions = { name, type, isNullable: choice.nullable ?? false };
  if (choice.default !== undefined) options.default = choice.default;
  return options;
}

/** A UUIDv7 that is (part of) the primary key. */
export function key(name = 'id'): TableColumnOptions {
  return { name, type: 'varchar', length: '36', isPrimary: true };
}

/** Text that is (part of) the primary key. */
export function textKey(name: string): TableColumnOptions {
  return { name, type: 'text', isPrimary: true };
}

/** A number that is (part of) the primary key. */
export function numberKey(name: string): TableColumnOptions {
  return { name, type: 'integer', isPrimary: true };
}

/** The id of a row elsewhere. */
export function reference(name: string, choice: ColumnChoice = {}): TableColumnOptions {
  return { ...column(name, 'varchar', choice), length: '36' };
}

/** Text of any length (also JSON and base64). */
export function text(name: string, choice: ColumnChoice = {}): TableColumnOptions {
  return column(name, 'text', choice);
}

/** A 32-bit whole number. */
export function integer(name: string, choice: ColumnChoice = {}): TableColumnOptions {
  return column(name, 'integer', choice);
}

/** A number of rows elsewhere, from 0. */
export function counter(name: string): TableColumnOptions {
  return column(name, 'integer', { default: '0' });
}

/** A number with a fraction. */
export function fraction(name: string, choice: ColumnChoice = {}): TableColumnOptions {
  return column(name, 'double precision', choice);
}

/** An instant in milliseconds since 1970. */
export function instant(name: string, choice: ColumnChoice = {}): TableColumnOptions {
  return column(name, 'bigint', choice);
}

/** True or false, false by default. The two databases write the default differently: `forDatabase` settles it. */
export function flag(name: string): TableColumnOptions {
  return column(name, 'boolean', { default: 'false' });
}
