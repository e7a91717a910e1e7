import { Injectable } from '@nestjs/common';
import type { PipeTransform } from '@nestjs/common';
import { ProblemError } from './problem.js';

/** An id in an address. What is no UUID names nothing, and does not get as far as the database. */
@Injectable()
export class IdPipe implements PipeTransform<unknown, string> {
  /** @throws ProblemError `not_found` */
  transform(value: unknown): string {
    if (typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)) return value;
    throw new ProblemError('not_found');
  }
}
