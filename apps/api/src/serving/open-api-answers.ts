import { readFileSync } from 'node:fs';
import type { OpenAPIObject } from '@nestjs/swagger';

type Schema = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string];
type PathItem = OpenAPIObject['paths'][string];

/** What `tools/api/answers.mjs` writes. */
interface Answers {
  /** By `Controller_method`; null where nothing is answered. */
  answers: Record<string, { types: string[]; schema: Schema } | null>;
  problem: Schema;
  schemas: Record<string, Schema>;
}

/** Beside the built server, also when the sources run as they are. */
const file = new URL('../../dist/answers.json', import.meta.url);
const methods = ['get', 'post', 'put', 'patch', 'delete'] as const satisfies (keyof PathItem)[];

/**
 * Adds what each route answers, as the build found it in the controllers' return types, and how refusals look.
 * @throws Error when the server was not built
 */
export function addAnswers(document: OpenAPIObject): OpenAPIObject {
  const { answers, problem, schemas } = JSON.parse(readFileSync(file, 'utf8')) as Answers;
  for (const path of Object.values(document.paths)) {
    for (const method of methods) {
      const operation = path[method];
      const answer = operation?.operationId === undefined ? undefined : answers[operation.operationId];
      if (!operation) continue;
      for (const [status, response] of Object.entries(operation.responses)) {
        if (!answer || !status.startsWith('2') || response === undefined || '$ref' in response) continue;
        response.content = Object.fromEntries(answer.types.map((type) => [type, { schema: answer.schema }]));
      }
      operation.responses['default'] = {
        description: 'A refusal',
        content: { 'application/problem+json': { schema: problem } },
      };
    }
  }
  document.components = {
    ...document.components,
    schemas: { ...withoutNullable(document.components?.schemas ?? {}), ...schemas },
  };
  return document;
}

/** `nullable` means nothing any more since OpenAPI 3.1, where null is a type. */
function withoutNullable<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutNullable) as T;
  if (typeof value !== 'object' || value === null) return value;
  const { nullable, ...rest } = value as { nullable?: unknown; type?: unknown };
  const inner = Object.fromEntries(Object.entries(rest).map(([key, held]) => [key, withoutNullable(held)]));
  return (nullable === true && typeof inner['type'] === 'string'
    ? { ...inner, type: [inner['type'], 'null'] }
    : inner) as unknown as T;
}
