import { Injectable } from '@nestjs/common';
import type { PipeTransform } from '@nestjs/common';
import { ProblemError } from '../common/problem.js';

/** The key of a reason in an address. */
@Injectable()
export class ReasonKeyPipe implements PipeTransform<unknown, string> {
  /** @throws ProblemError `not_found` */
  transform(value: unknown): string {
    if (typeof value === 'string' && /^[a-z0-9_]{1,60}$/.test(value)) return value;
    throw new ProblemError('not_found');
  }
}
