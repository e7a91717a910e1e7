import { Injectable } from '@nestjs/common';
import type { PipeTransform } from '@nestjs/common';
import type { ConsultationChange, ConsultationText } from '@openhall/contracts/consultations';
import type { LocalizedText } from '@openhall/contracts/council';
import type { FieldProblem } from '@openhall/contracts/errors';
import { limits } from '@openhall/contracts/limits';
import { isTimeZone } from '@openhall/domain/phases';
import { cleanSingleLine } from '@openhall/domain/text';
import { ProblemError } from '../../common/problem.js';
import { validationPipe } from '../../common/validation.js';
import { isLanguageTag } from '../languages.js';
import { ConsultationTextDto } from './consultation-text.dto.js';

/** Checks what decorators cannot: words by language, and that languages and time zone exist. */
@Injectable()
export class ConsultationChangePipe implements PipeTransform<
  ConsultationChange,
  Promise<ConsultationChange>
> {
  private readonly shape = validationPipe();

  /** @throws ProblemError `invalid_request` with every field at fault */
  async transform(change: ConsultationChange): Promise<ConsultationChange> {
    const problems = [...languageProblems(change)];
    const texts: Record<string, ConsultationText> = {};
    for (const [locale, text] of Object.entries(change.texts)) {
      try {
        texts[locale] = await this.wordsOf(text);
      } catch (error) {
        problems.push(...below(`texts.${locale}`, error));
      }
    }
    const phases = change.phases.map((phase, index) => {
      const { titles, bad } = cleanTitles(phase.titles, change.locales, `phases.${index}.titles`);
      problems.push(...bad);
      return { ...phase, titles };
    });
    const title = texts[change.defaultLocale]?.title;
    if (problems.length === 0 && !title)
      problems.push({ field: `texts.${change.defaultLocale}.title`, code: 'required' });
    if (problems.length > 0) throw new ProblemError('invalid_request', { fields: problems });
    return { ...change, texts, phases };
  }

  private async wordsOf(text: unknown): Promise<ConsultationText> {
    const words = (await this.shape.transform(text, {
      type: 'body',
      metatype: ConsultationTextDto,
    })) as ConsultationText;
    return { ...words };
  }
}

function languageProblems({ timeZone, locales, defaultLocale, texts }: ConsultationChange): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (!isTimeZone(timeZone)) problems.push({ field: 'timeZone', code: 'not_a_time_zone' });
  if (!locales.every(isLanguageTag)) problems.push({ field: 'locales', code: 'not_a_language' });
  if (!locales.includes(defaultLocale)) problems.push({ field: 'defaultLocale', code: 'not_a_language' });
  for (const locale of Object.keys(texts)) {
    if (!locales.includes(locale)) problems.push({ field: `texts.${locale}`, code: 'not_a_language' });
  }
  return problems;
}

function below(path: string, error: unknown): FieldProblem[] {
  const fields = error instanceof ProblemError ? error.extra.fields : undefined;
  if (!fields) return [{ field: path, code: 'wrong_type' }];
  return fields.map((problem) => ({ ...problem, field: `${path}.${problem.field}` }));
}

function cleanTitles(given: LocalizedText, locales: string[], path: string) {
  const titles: LocalizedText = {};
  const bad: FieldProblem[] = [];
  const { max } = limits.phaseTitle;
  for (const [locale, text] of Object.entries<unknown>(given)) {
    const field = `${path}.${locale}`;
    if (!locales.includes(locale)) bad.push({ field, code: 'not_a_language' });
    else if (typeof text !== 'string') bad.push({ field, code: 'wrong_type' });
    else if ([...text].length > max) bad.push({ field, code: 'too_long', params: { max } });
    else if (cleanSingleLine(text) !== '') titles[locale] = cleanSingleLine(text);
  }
  return { titles, bad };
}
