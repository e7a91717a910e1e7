import type { FastifyInstance } from 'fastify';

/** Lets a route take larger bodies than others: `@RouteConfig({ bodyLimit })` on its method. */
export function largerBodies(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route) => {
    const { bodyLimit } = (route.config ?? {}) as { bodyLimit?: number };
    if (bodyLimit !== undefined) route.bodyLimit = bodyLimit;
  });
}
