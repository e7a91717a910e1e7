import type { World } from './harness/application.js';

/** One line of Fastify's drawing of its routes: four characters for each level, the path, the methods in brackets. */
const drawnRoute = /^((?:│ {3}| {4})*)(?:├── |└── )(.*?)(?: \(([A-Z, ]+)\))?$/;

/** The routes that the server really answers, as `METHOD /path`; HEAD follows GET and is left out. */
export function routesOf(world: World): string[] {
  const drawing = world.app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false });
  const path: string[] = [];
  const routes: string[] = [];
  for (const line of drawing.split('\n').filter(Boolean)) {
    const [, indent = '', segment = '', methods = ''] = drawnRoute.exec(line) ?? [];
    if (segment === '') throw new Error(`a route that this test cannot read: ${line}`);
    path.splice(indent.length / 4, path.length, segment);
    for (const method of methods.split(', ').filter((name) => name !== '' && name !== 'HEAD')) {
      routes.push(`${method} ${path.join('')}`);
    }
  }
  return routes;
}
