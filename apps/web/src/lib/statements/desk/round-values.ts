import type { RoundPlan } from '@openhall/contracts/statements';
import { instantOf, localDateTimeOf } from '@openhall/domain/phases';

/** A plan as its form holds it: the time as the wall clock of the consultation shows it. */
export interface RoundValues {
  [name: string]: string | boolean;
  question: string;
  description: string;
  lang: string;
  takesStatements: boolean;
  resultsAfterClose: boolean;
  closesAt: string;
  hallId: string;
}

export function valuesOfRound(plan: RoundPlan, timeZone: string): RoundValues {
  const { question, description, lang, takesStatements, resultsAfterClose, closesAt, hallId } = plan;
  return {
    ...{ question, description, lang, takesStatements, resultsAfterClose },
    closesAt: closesAt === null ? '' : localDateTimeOf(closesAt, timeZone),
    hallId: hallId ?? '',
  };
}

/** What was sent. */
export function roundValuesIn(form: FormData): RoundValues {
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value.replace(/\r\n?/g, '\n') : '';
  };
  return {
    question: text('question'),
    description: text('description'),
    lang: text('lang'),
    takesStatements: form.has('takesStatements'),
    resultsAfterClose: form.has('resultsAfterClose'),
    closesAt: text('closesAt'),
    hallId: text('hallId'),
  };
}

/** The plan that the form's values mean. A time that is none is left to the API to refuse. */
export function planOfRound(values: RoundValues, timeZone: string): RoundPlan {
  const { question, description, lang, takesStatements, resultsAfterClose, closesAt, hallId } = values;
  return {
    ...{ question, description, lang, takesStatements, resultsAfterClose },
    closesAt: closesAt === '' ? null : (instantOf(closesAt, timeZone) ?? -1),
    hallId: hallId === '' ? null : hallId,
  };
}
