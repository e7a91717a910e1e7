import { Catch, Logger } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import { problemOf } from '../common/problem.filter.js';

function isAcknowledgement(argument: unknown): argument is (answer: { ok: false; code: string }) => void {
  return typeof argument === 'function';
}

/** Answers a failed socket call with its code; a call without an acknowledgement gets nothing. */
@Catch()
export class SocketProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Live');

  catch(error: unknown, host: ArgumentsHost): void {
    const problem = problemOf(error);
    if (problem.status >= 500)
      this.logger.error('A socket call failed', error instanceof Error ? error.stack : String(error));
    const answer = host.getArgs<unknown[]>().find(isAcknowledgement);
    answer?.({ ok: false, code: problem.code });
  }
}
