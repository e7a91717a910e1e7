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

  it('describes its API', async () => {
    const answer = await world().get('//api/openapi.json');
    expect(answer.status).toBe(200);
    expect(Object.keys(answer.body.paths)).toContain('/api/v1/rooms/{room}/events');
  });
});
