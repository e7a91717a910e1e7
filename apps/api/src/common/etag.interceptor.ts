import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map } from 'rxjs';
import type { Observable } from 'rxjs';

/** Gives JSON answers to GET an ETag, and answers 304 to a client that has the same already. */
@Injectable()
export class EtagInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    if (request.method !== 'GET') return next.handle();
    const reply = http.getResponse<FastifyReply>();
    return next.handle().pipe(
      map((answer: unknown) => {
        if (reply.sent || answer === undefined || answer === null || typeof answer !== 'object' || 'getStream' in answer) return answer;
        if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'private, no-cache');
        const body = JSON.stringify(answer);
        const etag = `"${createHash('sha1').update(body).digest('base64url')}"`;
        reply.header('etag', etag).header('vary', 'cookie, accept-language');
        if (request.headers['if-none-match'] === etag) {
          reply.status(304);
          return undefined;
        }
        reply.header('content-type', 'application/json; charset=utf-8');
        return body;
      }),
    );
  }
}
