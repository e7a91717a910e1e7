import { StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isKnown } from '../common/known-tag.js';
import type { Download } from './export-requests.service.js';

/** A file as an answer; nothing but its tag for a client that has it already (`If-None-Match`, `If-Modified-Since`). */
export function fileAnswer(
  { name, type, bytes, sha256, asOf, stream }: Download,
  request: FastifyRequest,
  reply: FastifyReply,
  cacheControl: string,
): StreamableFile | undefined {
  const etag = `"${sha256}"`;
  const modified = new Date(asOf).toUTCString();
  reply.header('etag', etag).header('last-modified', modified).header('cache-control', cacheControl);
  const tags = request.headers['if-none-match'];
  const since = Date.parse(request.headers['if-modified-since'] ?? '');
  // The time counts where no tag is given, in whole seconds (RFC 9110, 13.1.3).
  const has = tags === undefined ? Date.parse(modified) <= since : isKnown(tags, etag);
  if (has) return void reply.status(304);
  return new StreamableFile(stream(), { type, length: bytes, disposition: `attachment; filename="${name}"` });
}
