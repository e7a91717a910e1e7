import type { LocalizedText } from '@openhall/contracts/council';
import type { FieldProblem } from '@openhall/contracts/errors';
import { limits } from '@openhall/contracts/limits';
import { cleanSingleLine, isMeaningful } from '@openhall/domain/text';

const languageTag = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/;
const { max } = limits.termName;

function problemOf(locale: string, name: unknown): Omit<FieldProblem, 'field'> | null {
  if (!languageTag.test(locale)) return { code: 'not_a_language' };
  if (typeof name !== 'string') return { code: 'wrong_type' };
  const length = [...name].length;
  if (length > max) return { code: 'too_long', params: { max, length } };
  return name === '' || isMeaningful(name) ? null : { code: 'not_meaningful' };
}

/**
 * Names of a term as they are kept: cleaned, empty ones left out.
 * @param required the language that must have a name
 * @returns the names, and what is wrong with them
 */
export function readTermNames(
  given: object,
  required: string,
): { names: LocalizedText; problems: FieldProblem[] } {
  const names: LocalizedText = {};
  const problems: FieldProblem[] = [];
  for (const [locale, value] of Object.entries(given) as [string, unknown][]) {
    const name = typeof value === 'string' && value.length <= max * 8 ? cleanSingleLine(value) : value;
    const problem = problemOf(locale, name);
    if (problem) problems.push({ field: `names.${locale.slice(0, 35)}`, ...problem });
    else if (name !== '') names[locale] = name as string;
  }
  if (problems.length === 0 && !names[required])
    problems.push({ field: `names.${required}`, code: 'required' });
  return { names, problems };
}
