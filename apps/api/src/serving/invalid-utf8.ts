import type { FastifyInstance } from 'fastify';
import { ProblemError } from '../common/problem.js';

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads JSON bodies, and hands CSV on as it comes in to the one route that takes it; no others, refusing invalid UTF-8 instead of storing replacement characters in its place: the
 * parsers that come with the framework (forms, plain text) would store them.
 */
export function strictJsonBodies(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('text/csv', (_request, body, done) => done(null, body));
  // Mail programs end mails with a form (RFC 8058), whose only field says nothing new. Nobody else sends us forms.
  fastify.addContentTypeParser(
    ['application/x-www-form-urlencoded', 'multipart/form-data'],
    { parseAs: 'buffer', bodyLimit: 4_096 },
    (request, _body, done) => {
      if (request.url.startsWith('/api/v1/unsubscribe/')) return done(null, undefined);
      done(new ProblemError('unsupported_media_type'));
    },
  );
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    if (body.length === 0) return done(null, undefined);
    let text: string;
    try {
      text = decoder.decode(body as Buffer);
    } catch {
      return done(new ProblemError('invalid_encoding'));
    }
    try {
      const parsed: unknown = JSON.parse(text, refusePrototype);
      done(null, parsed);
    } catch {
      done(new ProblemError('invalid_request', { detail: 'The body is not valid JSON' }));
    }
  });
}

function refusePrototype(key: string, value: unknown): unknown {
  if (key === '__proto__') throw new SyntaxError('__proto__ is not a field');
  return value;
}
