import type { FastifyInstance } from 'fastify';

const strict = "default-src 'none'; frame-ancestors 'none'";
// The API's own documentation page is the only HTML that the API serves; its styles are inline.
const documentation =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

/** What a browser is told with every answer, page or API. */
function commonHeaders(https: boolean): [name: string, value: string][] {
  return [
    ['x-content-type-options', 'nosniff'],
    ['referrer-policy', 'same-origin'],
    ...(https
      ? [['strict-transport-security', 'max-age=31536000; includeSubDomains'] as [string, string]]
      : []),
  ];
}

/** Headers of every page and of what it loads; the content policy comes from the web app, by hashes. */
export function pageHeaders(https: boolean): [name: string, value: string][] {
  return [
    ...commonHeaders(https),
    ['permissions-policy', 'camera=(), microphone=(), payment=(), usb=(), geolocation=(self)'],
  ];
}

/** Headers of every API answer. */
export function securityHeaders(fastify: FastifyInstance, https: boolean): void {
  const common = commonHeaders(https);
  fastify.addHook('onSend', (request, reply, payload, done) => {
    for (const [name, value] of common) reply.header(name, value);
    reply.header('content-security-policy', request.url.startsWith('/api/docs') ? documentation : strict);
    done(null, payload);
  });
}
