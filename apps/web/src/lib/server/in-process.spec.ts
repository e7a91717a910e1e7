import { describe, expect, it } from '@jest/globals';
import { callInProcess, type Asker, type InProcessApi } from './in-process.js';

type Asked = Parameters<InProcessApi['inject']>[0];
type Answer = Awaited<ReturnType<InProcessApi['inject']>>;

function visitor(cookies: Record<string, string> = {}) {
  const jar = new Map(Object.entries(cookies));
  const set: { name: string; value: string; httpOnly: boolean | undefined }[] = [];
  const event: Asker = {
    url: new URL('https://hall.example/consultations'),
    request: { headers: new Headers({ 'user-agent': 'Firefox/140.0' }) },
    locals: { locale: 'es' },
    getClientAddress: () => '203.0.113.7',
    cookies: {
      getAll: () => [...jar].map(([name, value]) => ({ name, value })),
      set: (name, value, options) => {
        jar.set(name, value);
        set.push({ name, value, httpOnly: options.httpOnly });
      },
    },
  };
  return { event, set };
}

function apiThat(answer: Partial<Answer>) {
  const asked: Asked[] = [];
  const api: InProcessApi = {
    inject: async (request) => {
      asked.push(request);
      return { statusCode: 200, headers: {}, rawPayload: Buffer.from(''), ...answer };
    },
  };
  return { api, asked };
}

const request = (path: string, init?: RequestInit) => new Request(`https://hall.example${path}`, init);

describe('a call to the API in the same process', () => {
  it('speaks in the name of the visitor', async () => {
    const { api, asked } = apiThat({});
    const { event } = visitor({ session: 'a b' });
    await callInProcess(api, event, request('/api/v1/proposals?order=newest'));
    expect(asked[0]).toMatchObject({
      method: 'GET',
      url: '/api/v1/proposals?order=newest',
      headers: {
        cookie: 'session=a%20b',
        host: 'hall.example',
        origin: 'https://hall.example',
        'sec-fetch-site': 'same-origin',
        'x-openhall-client-address': '203.0.113.7',
        'accept-language': 'es',
        'user-agent': 'Firefox/140.0',
      },
    });
    expect(asked[0]).not.toHaveProperty('payload');
  });

  it('does not let a visitor choose the address that limits count', async () => {
    const { api, asked } = apiThat({});
    const forged = request('/api/v1/bootstrap', { headers: { 'x-openhall-client-address': '10.0.0.1' } });
    await callInProcess(api, visitor().event, forged);
    expect(asked[0]?.headers['x-openhall-client-address']).toBe('203.0.113.7');
  });

  it('carries the body of a command', async () => {
    const { api, asked } = apiThat({});
    const post = request('/api/v1/comments', { method: 'POST', body: '{"body":"¡Sí!"}' });
    await callInProcess(api, visitor().event, post);
    expect(asked[0]?.payload?.toString()).toBe('{"body":"¡Sí!"}');
  });

  it('sets every cookie of the answer, and uses it for the next call of the same page', async () => {
    const headers = { 'set-cookie': ['session=new; Path=/; HttpOnly', 'browser=b; Path=/'] };
    const { api, asked } = apiThat({ headers });
    const { event, set } = visitor({ session: 'old' });
    const response = await callInProcess(api, event, request('/api/v1/sign-in/sessions', { method: 'POST' }));
    expect(set).toEqual([
      { name: 'session', value: 'new', httpOnly: true },
      { name: 'browser', value: 'b', httpOnly: false },
    ]);
    expect(response.headers.getSetCookie()).toHaveLength(2);
    await callInProcess(api, event, request('/api/v1/bootstrap'));
    expect(asked[1]?.headers['cookie']).toBe('session=new; browser=b');
  });

  it('answers 204 and 304 without a body', async () => {
    for (const statusCode of [204, 304]) {
      const { api } = apiThat({ statusCode });
      const response = await callInProcess(api, visitor().event, request('/api/v1/x'));
      expect(response.status).toBe(statusCode);
      expect(response.body).toBeNull();
    }
  });
});
