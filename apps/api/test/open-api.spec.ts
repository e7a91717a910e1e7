import { beforeAll, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { openConsultation, propose } from './builders/proposals.js';
import { describeOnEachDatabase } from './harness/application.js';
import type { TestSession } from './harness/application.js';

interface Operation {
  operationId: string;
  responses: Record<string, { content?: Record<string, { schema?: object }> }>;
}

/** No field may be there that the description does not name: else it could fall behind. */
function strict(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(strict);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, strict(value)]));
  return 'properties' in inner && !('additionalProperties' in inner)
    ? { ...inner, additionalProperties: false }
    : inner;
}

describeOnEachDatabase('the description of the API', (world, kind) => {
  let document: { paths: Record<string, Record<string, Operation>>; components: object };
  let ajv: Ajv2020;

  beforeAll(async () => {
    document = (await world().get('//api/openapi.json')).body;
    ajv = new Ajv2020({ strict: false, formats: { binary: true } });
    ajv.addSchema({ $id: 'api', components: strict(document.components) as object });
  });

  const success = ({ responses }: Operation) =>
    Object.entries(responses).find(([status]) => status.startsWith('2'));

  function schemaOf(path: string, method: string): object {
    const content = Object.values(success(document.paths[path]![method]!)![1].content ?? {});
    return JSON.parse(JSON.stringify(strict(content[0]?.schema)).replaceAll('"#/', '"api#/')) as object;
  }

  it('says of every route what it answers', () => {
    const silent = Object.values(document.paths)
      .flatMap((methods) => Object.values(methods))
      .filter((operation) => {
        const [status, response] = success(operation) ?? [];
        const schemas = Object.values(response?.content ?? {}).map(({ schema }) => schema);
        return status !== '204' && (schemas.length === 0 || schemas.includes(undefined));
      });
    expect(silent.map(({ operationId }) => operationId)).toEqual([]);
    expect(document.components).toMatchObject({ schemas: { Problem: { type: 'object' } } });
  });

  it('is what it answers', async () => {
    const people: Record<string, TestSession> = {};
    for (const role of ['resident', 'officer', 'administrator', 'moderator'] as const)
      people[role] = await world().signIn(role);
    const square = await openConsultation(world());
    const { id } = await propose(world(), square, people['resident']!);
    await world().put(`/proposals/${id}/support`, { as: people['resident'] });
    const comment = { parentId: null, alignment: 'for', body: 'Good **idea**', lang: 'en' };
    await world().post(`/proposals/${id}/comments`, { as: people['officer'], body: comment });
    await world().post('/reports', {
      as: people['officer'],
      body: { subjectType: 'proposal', subjectId: id, reason: 'spam', note: null },
    });
    const asked: [path: string, at: string, role?: string][] = [
      ['/bootstrap', '/bootstrap', 'resident'],
      ['/account', '/account', 'resident'],
      ['/account/sessions', '/account/sessions', 'resident'],
      ['/account/contributions', '/account/contributions', 'resident'],
      ['/terms', '/terms'],
      ['/consultations', '/consultations'],
      ['/consultations/{slug}', `/consultations/${square.slug}`],
      ['/consultations/{slug}/proposals', `/consultations/${square.slug}/proposals`, 'resident'],
      ['/proposals/{id}', `/proposals/${id}`, 'resident'],
      ['/proposals/{id}/comments', `/proposals/${id}/comments`, 'resident'],
      ['/rooms/{room}/events', `/rooms/consultation:${square.id}/events?after=0`],
      ['/desk/consultations', '/desk/consultations', 'officer'],
      ['/desk/consultations/{id}', `/desk/consultations/${square.id}`, 'officer'],
      ['/people', '/people', 'administrator'],
      ['/council/settings', '/council/settings', 'administrator'],
    ];
    for (const [path, at, role] of asked) {
      const answer = await world().get(at, { as: role ? people[role] : undefined });
      expect({ path, status: answer.status }).toEqual({ path, status: 200 });
      const validate = ajv.compile(schemaOf(`/api/v1${path}`, 'get'));
      validate(answer.body);
      expect({ path, errors: validate.errors }).toEqual({ path, errors: null });
    }
  });

  it('describes refusals', async () => {
    const validate = ajv.compile({ $ref: 'api#/components/schemas/Problem' });
    validate((await world().get('/proposals/none')).body);
    expect([kind, validate.errors]).toEqual([kind, null]);
  });
});
