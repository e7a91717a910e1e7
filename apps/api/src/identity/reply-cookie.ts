import type { FastifyReply } from 'fastify';
import type { SessionCookie } from './sessions.service.js';

/** Sets a cookie on an answer, which then belongs into no cache. */
export function setCookie(reply: FastifyReply, cookie: SessionCookie): void {
  reply.setCookie(cookie.name, cookie.value, cookie.options).header('cache-control', 'no-store');
}
