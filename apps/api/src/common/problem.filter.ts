import { Catch, HttpException, Logger } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DatabaseError } from '@openhall/persistence/errors';
import type { ErrorCode } from '@openhall/contracts/errors';
import { ProblemError } from './problem.js';

const byStatus: Record<number, ErrorCode> = {
  400: 'invalid_request',
  401: 'not_signed_in',
  403: 'not_allowed',
  404: 'not_found',
  405: 'method_not_allowed',
  413: 'body_too_large',
  415: 'unsupported_media_type',
  429: 'too_many_requests',
};

/** Whatever was thrown, as a problem; what nobody foresaw becomes `server_error` and is logged with its stack. */
export function problemOf(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof DatabaseError) {
    if (error.code === 'database_full') return new ProblemError('storage_full');
    if (error.code === 'database_locked' || error.code === 'database_unreachable')
      return new ProblemError('database_busy');
  }
  const status = error instanceof HttpException ? error.getStatus() : statusOf(error);
  const code = status === undefined ? undefined : byStatus[status];
  return new ProblemError(code ?? 'server_error');
}

function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return undefined;
  return typeof error.statusCode === 'number' ? error.statusCode : undefined;
}

/** Sends a problem as `application/problem+json`. */
export function answerProblem(reply: FastifyReply, problem: ProblemError): void {
  if (problem.code === 'method_not_allowed') reply.header('allow', 'GET');
  if (problem.status === 429 || problem.status === 503) {
    reply.header('retry-after', String(problem.extra.params?.['seconds'] ?? 5));
  }
  void reply
    .status(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(problem.toProblem()));
}

/** Answers every error as `application/problem+json`. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const problem = problemOf(error);
    if (problem.status >= 500) {
      const request = http.getRequest<FastifyRequest>();
      const stack = error instanceof Error ? error.stack : String(error);
      this.logger.error(
        `${request.method} ${request.routeOptions.url ?? 'unknown route'} ${request.id}`,
        stack,
      );
    }
    answerProblem(http.getResponse<FastifyReply>(), problem);
  }
}
