import { Column, PrimaryColumn, type ColumnOptions, type ValueTransformer } from 'typeorm';

type Choice = Pick<ColumnOptions, 'nullable' | 'default'>;

const asNumber: ValueTransformer = {
  to: (value: unknown) => value,
  from: (value: unknown) => (value === null || value === undefined ? value : Number(value)),
};

const asJson: ValueTransformer = {
  to: (value: unknown) => (value === null || value === undefined ? value : JSON.stringify(value)),
  from: (value: unknown) => (typeof value === 'string' ? (JSON.parse(value) as unknown) : value),
};

const asBytes: ValueTransformer = {
  to: (value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value),
  from: (value: unknown) => (typeof value === 'string' ? Buffer.from(value, 'base64') : value),
};

/** The primary key column of most tables: a UUIDv7 as text. */
export function KeyColumn(name = 'id'): PropertyDecorator {
  return PrimaryColumn({ name, type: 'varchar', length: 36 });
}

/** A primary key column of free text (hashes, room names, locales). */
export function TextKeyColumn(name: string): PropertyDecorator {
  return PrimaryColumn({ name, type: 'text' });
}

/** A primary key column that is a number (sequences, revisions). */
export function NumberKeyColumn(name: string): PropertyDecorator {
  return PrimaryColumn({ name, type: 'integer' });
}

/** The id of a row in another table. The foreign key is declared beside it with `@ForeignKey`. */
export function ReferenceColumn(name: string, choice: Choice = {}): PropertyDecorator {
  return Column({ name, type: 'varchar', length: 36, ...choice });
}

/** Text of any length. */
export function TextColumn(name: string, choice: Choice = {}): PropertyDecorator {
  return Column({ name, type: 'text', ...choice });
}

/** A 32-bit whole number. */
export function IntegerColumn(name: string, choice: Choice = {}): PropertyDecorator {
  return Column({ name, type: 'integer', ...choice });
}

/** A number of rows elsewhere: starts at 0 and is changed only by `SET n = n + 1` beside the row that it counts. */
export function CounterColumn(name: string): PropertyDecorator {
  return Column({ name, type: 'integer', default: 0 });
}

/** A number with a fraction (coordinates, progress from 0 to 1). */
export function FractionColumn(name: string, choice: Choice = {}): PropertyDecorator {
  return Column({ name, type: 'double precision', ...choice });
}

/** True or false; false unless told otherwise. */
export function FlagColumn(name: string): PropertyDecorator {
  return Column({ name, type: 'boolean', default: false });
}

/** An instant: milliseconds since 1970-01-01T00:00:00Z, a number on both sides. */
export function InstantColumn(name: string, choice: Choice = {}): PropertyDecorator {
  return Column({ name, type: 'bigint', transformer: asNumber, ...choice });
}

/** A value kept as JSON text. */
export function JsonColumn(name: string, choice: Choice = {}): PropertyDecorator {
  return Column({ name, type: 'text', transformer: asJson, ...choice });
}

/** A small binary value (a logo), kept as base64 text because the two databases share no binary type. */
export function BytesColumn(name: string, choice: Choice = {}): PropertyDecorator {
  return Column({ name, type: 'text', transformer: asBytes, ...choice });
}
