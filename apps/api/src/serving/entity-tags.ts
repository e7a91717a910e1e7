import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { isKnown } from '../common/known-tag.js';

/**
 * Gives JSON answers to GET an ETag, and answers 304 to a client that has the same already. A hook and not an
 * interceptor: Nest wraps every request, also each support, in observables as soon as there is an interceptor.
 */
export function entityTags(fastify: FastifyInstance): void {
  fastify.addHook('onSend', (request, reply, payload: unknown, done) => {
    if (request.method !== 'GET' || reply.statusCode !== 200 || typeof payload !== 'string')
      return done(null, payload);
    if (!String(reply.getHeader('content-type')).startsWith('application/json')) return done(null, payload);
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'private, no-cache');
    const etag = `"${createHash('sha1').update(payload).digest('base64url')}"`;
    reply.header('etag', etag).header('vary', 'cookie, accept-language');
    if (!isKnown(request.headers['if-none-match'], etag)) return done(null, payload);
    reply.status(304).removeHeader('content-type').removeHeader('content-length');
    return done(null, null);
  });
}
