import type { ConsultationText } from '@openhall/contracts/consultations';
import type { FieldProblem } from '@openhall/contracts/errors';

/** What must be there before people can see a consultation, and is not; empty when it may be published. */
export function missingForPublication(
  text: Partial<ConsultationText> | undefined,
  defaultLocale: string,
  phaseCount: number,
): FieldProblem[] {
  const missing: FieldProblem[] = [];
  for (const field of ['title', 'summary'] as const) {
    if (!text?.[field]) missing.push({ field: `texts.${defaultLocale}.${field}`, code: 'required' });
  }
  if (phaseCount === 0) missing.push({ field: 'phases', code: 'required' });
  return missing;
}
