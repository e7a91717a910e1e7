import type { Locale } from '@openhall/messages/catalogue';
import type { ColumnName } from './column-names.js';
import { columnWords } from './column-words.js';

export type { ColumnName };

/** A text that takes nothing, in a language. */
export type Message = (inputs?: object, options?: { locale?: Locale }) => string;

/**
 * `integer` and `decimal` are numbers, `yes_no` is a boolean, `instant` is in ms since 1970, `date` is YYYY-MM-DD, `word` is
 * one of the codes that `words` has a word for.
 */
export type ColumnType = 'text' | 'integer' | 'decimal' | 'yes_no' | 'instant' | 'date' | 'word';

/** A value of a row before it is written: codes and instants as the database has them. Null: there is none, or it is not told. */
export type Value = string | number | boolean | null;

/** Words for codes. */
export type Vocabulary = Readonly<Record<string, Message>>;

export interface Column {
  name: ColumnName;
  title: Message;
  explanation: Message;
  type: ColumnType;
  /** Of the codes of a `word`. */
  words: Vocabulary;
  /** Officers alone are told. */
  restricted: boolean;
}

export type ExportRow = Partial<Record<ColumnName, Value>>;

function column(name: ColumnName, type: ColumnType, words: Vocabulary = {}): Column {
  const [title, explanation] = columnWords[name];
  return { name, title, explanation, type, words, restricted: false };
}

const ofType =
  (type: ColumnType) =>
  (name: ColumnName): Column =>
    column(name, type);

export const text = ofType('text');
export const integer = ofType('integer');
export const decimal = ofType('decimal');
export const yesNo = ofType('yes_no');
export const instant = ofType('instant');
export const date = ofType('date');
export const word = (name: ColumnName, words: Vocabulary): Column => column(name, 'word', words);

/** The same column for officers alone. */
export function forOfficers(one: Column): Column {
  return { ...one, restricted: true };
}
