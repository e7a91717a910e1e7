import type { FastifyInstance } from 'fastify';

const strict = "default-src 'none'; frame-ancestors 'none'";
// The API's own documentation page is the only HTML that the API serves; its styles are inline.
const documentation =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

/** Headers of every API answer. The pages' own policy comes from the web app, by hashes. */
export function securityHeaders(fastify: FastifyInstance, https: boolean): void {
  fastify.addHook('onSend', (request, reply, payload, done) => {
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'same-origin');
    reply.header('content-security-policy', request.url.startsWith('/api/docs') ? documentation : strict);
    if (https) reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains');
    done(null, payload);
  });
}
