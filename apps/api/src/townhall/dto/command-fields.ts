import { limits } from '@openhall/contracts/limits';
import { pollKinds } from '@openhall/domain/townhall';
import type { PollOption, PollWriting } from '@openhall/domain/townhall';
import { cleanSingleLine, cleanText, isMeaningful } from '@openhall/domain/text';
import { fieldProblem } from '../../common/problem.js';

/** Reads one field of a command into the form in which it is kept. @throws ProblemError `invalid_request` */
export type Field<T> = (value: unknown, name: string) => T;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const id: Field<string> = (value, name) => {
  if (typeof value === 'string' && uuid.test(value)) return value;
  throw fieldProblem(name, 'wrong_type');
};

export const flag: Field<boolean> = (value, name) => {
  if (typeof value === 'boolean') return value;
  throw fieldProblem(name, 'wrong_type');
};

/** Null, or the field. */
export function nullable<T>(field: Field<T>): Field<T | null> {
  return (value, name) => (value === null ? null : field(value, name));
}

export function whole(min: number, max: number): Field<number> {
  return (value, name) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) throw fieldProblem(name, 'not_a_number');
    if (value < min || value > max) throw fieldProblem(name, 'out_of_range', { min, max });
    return value;
  };
}

export function oneOf<const T extends string>(choices: readonly T[]): Field<T> {
  return (value, name) => {
    const found = choices.find((choice) => choice === value);
    if (found === undefined) throw fieldProblem(name, 'not_a_choice');
    return found;
  };
}

/** What a person wrote, cleaned and measured. `min` 0: may be empty. */
export function text({ min = 0, max }: { min?: number; max: number }, multiline = false): Field<string> {
  return (value, name) => {
    if (typeof value !== 'string') throw fieldProblem(name, 'wrong_type');
    // Cleaning a text a thousand times too long is work for an attacker's benefit.
    const cleaned = value.length > max * 8 ? value : multiline ? cleanText(value) : cleanSingleLine(value);
    const length = [...cleaned].length;
    if (length > max) throw fieldProblem(name, 'too_long', { max, length });
    if (length < min) throw fieldProblem(name, length === 0 ? 'required' : 'too_short', { min, length });
    if (length > 0 && !isMeaningful(cleaned)) throw fieldProblem(name, 'not_meaningful');
    return cleaned;
  };
}

/** A day as YYYY-MM-DD. */
export const day: Field<string> = (value, name) => {
  const isDay = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
  const at = isDay ? Date.parse(`${value}T00:00:00Z`) : NaN;
  if (isDay && !Number.isNaN(at) && new Date(at).toISOString().startsWith(value)) return value;
  throw fieldProblem(name, 'not_a_date');
};

const language: Field<string> = (value, name) => {
  if (typeof value === 'string' && /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(value)) return value;
  throw fieldProblem(name, 'not_a_language');
};

/** Reads an object with exactly these fields. */
export function shape<T>(
  fields: { [K in keyof T]: Field<T[K]> },
  optional: readonly string[] = [],
): Field<T> {
  return (value, name) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw fieldProblem(name || 'kind', 'wrong_type');
    const at = (field: string) => (name === '' ? field : `${name}.${field}`);
    for (const field of Object.keys(value))
      if (!Object.hasOwn(fields, field)) throw fieldProblem(at(field), 'unknown_field');
    const read = Object.entries(fields as Record<string, Field<unknown>>).flatMap(([field, parse]) => {
      const given = (value as Record<string, unknown>)[field];
      if (given === undefined && optional.includes(field)) return [];
      if (given === undefined) throw fieldProblem(at(field), 'required');
      return [[field, parse(given, at(field))] as const];
    });
    return Object.fromEntries(read) as T;
  };
}

const options: Field<PollOption[]> = (value, name) => {
  if (!Array.isArray(value)) throw fieldProblem(name, 'wrong_type');
  if (value.length > limits.pollOptions.max)
    throw fieldProblem(name, 'out_of_range', { max: limits.pollOptions.max });
  const option = shape<PollOption>({
    id: (given, at) => {
      if (typeof given === 'string' && /^[\w-]{1,36}$/.test(given)) return given;
      throw fieldProblem(at, 'wrong_type');
    },
    label: text(limits.pollOption),
  });
  return value.map((each, index) => option(each, `${name}.${index}`));
};

const scale = shape<NonNullable<PollWriting['scale']>>({
  min: whole(0, 1),
  max: whole(2, 10),
  minLabel: text({ max: limits.pollOption.max }),
  maxLabel: text({ max: limits.pollOption.max }),
});

/** A poll as it is prepared; whether its parts fit its kind is the machine's question. */
export const poll = shape<PollWriting>({
  kind: oneOf(pollKinds),
  question: text(limits.pollQuestion),
  lang: language,
  options,
  maxPicks: nullable(whole(1, limits.pollOptions.max)),
  scale: nullable(scale),
  hideUntilClosed: flag,
});
