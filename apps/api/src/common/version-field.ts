import { applyDecorators } from '@nestjs/common';
import { IsInt, Max, Min } from 'class-validator';

/** The largest number that versions, sequences and counts can have: columns of 32 bits. */
export const largestCount = 2_147_483_647;

/** The version of something that was read. @param min 0 where nothing may have been there */
export function VersionField({ min = 1 }: { min?: 0 | 1 } = {}): PropertyDecorator {
  const outOfRange = { context: { code: 'out_of_range', params: { min, max: largestCount } } };
  return applyDecorators(IsInt(), Min(min, outOfRange), Max(largestCount, outOfRange));
}
