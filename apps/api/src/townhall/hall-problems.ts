import type { Refused } from '@openhall/domain/townhall';
import { ProblemError } from '../common/problem.js';

/** A refusal of the state machine as the API answers it. */
export function problemOfRefusal({ code, params }: Refused): ProblemError {
  return new ProblemError(code, params ? { params: { ...params } } : {});
}
