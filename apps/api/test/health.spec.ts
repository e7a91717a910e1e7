import { expect, it } from '@jest/globals';
import { describeOnEachDatabase } from './harness/application.js';

describeOnEachDatabase('the running product', (world) => {
  it('says that it is ready', async () => {
    const answer = await world().get('//health/ready');
    expect(answer).toMatchObject({ status: 200, body: { status: 'ok' } });
  });

  it('answers what does not exist as a problem with a stable code', async () => {
    const answer = await world().get('/nothing');
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer).toMatchObject({ status: 404, body: { code: 'not_found', type: '/problems/not_found' } });
  });

  it.each([`/proposals/${'x'.repeat(300)}`, '/proposals/%ff%fe', '/proposals/%00'])(
    'answers an address that cannot be one as not found: %s',
    async (path) => {
      const answer = await world().get(path);
      expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } });
    },
  );

  it('refuses invalid UTF-8, broken JSON, other media types and bodies that are too large, each with its code', async () => {
    const post = (payload: Buffer | string, type = 'application/json') =>
      world().app.inject({
        method: 'POST',
        url: '/api/v1/sign-in/codes',
        headers: { 'content-type': type },
        payload,
      });
    const codeOf = async (answer: ReturnType<typeof post>) =>
      (JSON.parse((await answer).body) as { code: string }).code;
    expect(await codeOf(post(Buffer.from([0x22, 0xff, 0xfe, 0x22])))).toBe('invalid_encoding');
    expect(await codeOf(post('{"email":'))).toBe('invalid_request');
    expect(await codeOf(post('{"__proto__":{"role":"administrator"},"email":"a@example.org"}'))).toBe(
      'invalid_request',
    );
    for (const type of ['application/xml', 'application/x-www-form-urlencoded', 'text/plain']) {
      expect(await codeOf(post('email=a%40example.org', type))).toBe('unsupported_media_type');
    }
    expect(await codeOf(post(JSON.stringify({ email: 'x'.repeat(400_000) })))).toBe('body_too_large');
    expect(await codeOf(post('{"email":7}'))).toBe('invalid_request');
    expect(await codeOf(post('{"email":"a@example.org","role":"administrator"}'))).toBe('invalid_request');
  });

  it('describes its API', async () => {
    const answer = await world().get('//api/openapi.json');
    expect(answer.status).toBe(200);
    expect(Object.keys(answer.body.paths)).toContain('/api/v1/rooms/{room}/events');
  });
});
