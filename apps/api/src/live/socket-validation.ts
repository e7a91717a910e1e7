import { ValidationPipe } from '@nestjs/common';
import { ProblemError } from '../common/problem.js';

/** Checks what a socket says; Nest's global pipes do not reach gateways. */
export function socketValidationPipe(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    exceptionFactory: () => new ProblemError('invalid_request'),
  });
}
