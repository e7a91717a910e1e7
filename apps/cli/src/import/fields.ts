import { instantOf } from '@openhall/domain/phases';
import { RowProblem } from './csv-rows.js';

/** A number of people or marks; an empty field is none. @throws RowProblem */
export function countIn(text: string, column: string): number {
  const digits = text.trim();
  if (digits === '') return 0;
  if (!/^\d{1,9}$/.test(digits))
    throw new RowProblem(`${column} must be a whole number, but is "${short(digits)}"`);
  return Number(digits);
}

/** A key of at most 100 characters. @throws RowProblem */
export function keyIn(text: string, column: string): string {
  const key = text.trim();
  if (key === '') throw new RowProblem(`${column} is missing`);
  if (key.length > 100) throw new RowProblem(`${column} is longer than 100 characters`);
  return key;
}

/** A degree of latitude or longitude; null where there is none. @throws RowProblem */
export function degreeIn(text: string, column: string, most: number): number | null {
  if (text.trim() === '') return null;
  const degree = Number(text);
  if (!Number.isFinite(degree) || Math.abs(degree) > most)
    throw new RowProblem(`${column} must be a number up to ${most}, but is "${short(text)}"`);
  return degree;
}

/**
 * A moment in ms: ISO 8601, or a date and perhaps a time with `UTC` or an offset behind it; without either, by the clock of
 * `timeZone`. @throws RowProblem
 */
export function momentIn(text: string, column: string, timeZone: string): number {
  const match = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d(?:\.\d+)?)?)?\s*(Z|UTC|[+-]\d\d:?\d\d)?$/.exec(
    text.trim(),
  );
  const [, day, time = '00:00', seconds = ':00', zone] = match ?? [];
  const offset = zone === 'UTC' ? 'Z' : zone?.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2');
  const local = `${day}T${time}${seconds}`;
  const at = offset ? Date.parse(local + offset) : instantOf(local.slice(0, 19), timeZone);
  if (!match || at === undefined || Number.isNaN(at))
    throw new RowProblem(`${column}: "${short(text)}" is not a date that exists`);
  return at;
}

/** Refuses a text that could not be kept whole. @throws RowProblem */
export function refuseLong(name: string, text: string, max: number): void {
  const length = [...text].length;
  if (length > max) throw new RowProblem(`${name}: ${length} characters, at most ${max} are kept`);
}

export function short(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 40)}…`;
}
