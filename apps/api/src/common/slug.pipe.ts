import { Injectable } from '@nestjs/common';
import type { PipeTransform } from '@nestjs/common';
import { ProblemError } from './problem.js';

/** A consultation's part of an address. What cannot be one names nothing, and does not get as far as the database. */
@Injectable()
export class SlugPipe implements PipeTransform<unknown, string> {
  /** @throws ProblemError `not_found` */
  transform(value: unknown): string {
    if (typeof value === 'string' && /^[a-z0-9-]{1,100}$/.test(value)) return value;
    throw new ProblemError('not_found');
  }
}
