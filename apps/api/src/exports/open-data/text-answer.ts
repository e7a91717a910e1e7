import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isKnown } from '../../common/known-tag.js';

/** A text that other sites may read, with the tag by which a client that has it already is told so. */
export function textAnswer(text: string, type: string, request: FastifyRequest, reply: FastifyReply): string {
  const etag = `"${createHash('sha1').update(text).digest('base64url')}"`;
  reply
    .header('etag', etag)
    .header('cache-control', 'public, no-cache')
    .header('access-control-allow-origin', '*');
  if (isKnown(request.headers['if-none-match'], etag)) {
    reply.status(304);
    return '';
  }
  reply.header('content-type', type);
  return text;
}
