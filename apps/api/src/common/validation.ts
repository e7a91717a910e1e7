import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import type { FieldErrorCode, FieldProblem } from '@openhall/contracts/errors';
import { ProblemError } from './problem.js';

const codes: Record<string, FieldErrorCode> = {
  isDefined: 'required',
  isNotEmpty: 'required',
  whitelistValidation: 'unknown_field',
  isEmail: 'not_an_email',
  isIn: 'not_a_choice',
  isEnum: 'not_a_choice',
  isISO4217CurrencyCode: 'not_a_choice',
  isUrl: 'not_a_link',
  isInt: 'not_a_number',
  isNumber: 'not_a_number',
  min: 'out_of_range',
  max: 'out_of_range',
  isHexColor: 'not_a_colour',
  isISO8601: 'not_a_date',
  matches: 'not_a_choice',
};

function problemsOf(errors: ValidationError[], path = ''): FieldProblem[] {
  return errors.flatMap((error) => {
    const field = path ? `${path}.${error.property}` : error.property;
    const context = Object.values(error.contexts ?? {})[0] as Omit<FieldProblem, 'field'> | undefined;
    const constraint = Object.keys(error.constraints ?? {}).at(-1);
    const own: FieldProblem[] = constraint
      ? [{ field, ...(context ?? { code: codes[constraint] ?? 'wrong_type' }) }]
      : [];
    return [...own, ...problemsOf(error.children ?? [], field)];
  });
}

/** Checks the shape of bodies and queries against the DTO classes: unknown fields are refused, never dropped. */
export function validationPipe(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => new ProblemError('invalid_request', { fields: problemsOf(errors) }),
  });
}
