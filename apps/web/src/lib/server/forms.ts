import { fail, type ActionFailure } from '@sveltejs/kit';
import type { FieldProblem, Problem } from '@openhall/contracts/errors';
import { getLocale } from '@openhall/messages/catalogue';
import { errorMessage, fieldErrorMessage } from '@openhall/messages/errors';
import type { FormProblem } from '../form-problem.js';
import { ApiError } from './api.js';

export type FormValues = Record<string, unknown>;

/** What a page gets as `form` when an action failed. */
export interface FormFailure<Values extends FormValues> {
  problem: FormProblem;
  values: Values;
}

function sentence(field: FieldProblem, params: Problem['params']): string {
  return fieldErrorMessage(field.code, { ...params, ...field.params }, getLocale());
}

/**
 * A problem of the API in the reader's words.
 * @param labels what the fields are called on the page, for the summary at the top
 */
export function inWords(problem: Problem, labels: Record<string, string> = {}): FormProblem {
  return {
    code: problem.code,
    message: errorMessage(problem.code, problem.params ?? {}, getLocale()),
    fields: (problem.fields ?? []).map((field) => {
      const label = labels[field.field];
      return { name: field.field, message: sentence(field, problem.params), ...(label ? { label } : {}) };
    }),
  };
}

/**
 * The answer of a form action to what a command threw: the words, and everything that was typed.
 * Anything but an `ApiError` (a redirect, a bug) is thrown again.
 */
export function failWith<Values extends FormValues>(
  cause: unknown,
  values: Values,
  labels?: Record<string, string>,
): ActionFailure<FormFailure<Values>> {
  if (!(cause instanceof ApiError)) throw cause;
  return fail(cause.problem.status, { problem: inWords(cause.problem, labels), values });
}

/** A text field of a form, '' when absent. Line ends become `\n`, which is how lengths are counted. */
export function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.replace(/\r\n?/g, '\n') : '';
}

/** As `text`, but null when nothing but spaces was entered. */
export function optionalText(form: FormData, name: string): string | null {
  return text(form, name).trim() === '' ? null : text(form, name);
}

/** The key that `ActionForm` puts into every form, for a command's options. */
export function idempotencyKey(form: FormData): { idempotencyKey?: string } {
  const key = text(form, 'idempotency-key');
  return key === '' ? {} : { idempotencyKey: key };
}
