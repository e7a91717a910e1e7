import { describe, expect, it } from '@jest/globals';
import { isActionFailure, isHttpError, isRedirect } from '@sveltejs/kit';
import { api, ApiError, safeReturn } from './api.js';
import { failWith, idempotencyKey, optionalText, text } from './forms.js';
import { withLocale } from './locale.js';

const problem = {
  type: '/problems/invalid_request',
  title: 'Invalid request',
  status: 422,
  code: 'invalid_request',
  fields: [{ field: 'title', code: 'too_long', params: { max: 150 } }],
};

function pageWith(status: number, body: unknown) {
  const sent: { url: string; init?: RequestInit }[] = [];
  const event = {
    url: new URL('https://hall.example/proposals/7?order=newest'),
    fetch: (async (url: string, init?: RequestInit) => {
      sent.push({ url, ...(init ? { init } : {}) });
      return new Response(status === 204 ? null : JSON.stringify(body), { status });
    }) as typeof fetch,
  };
  return { event, sent };
}

async function thrownBy(work: () => Promise<unknown>): Promise<unknown> {
  try {
    await work();
  } catch (cause) {
    return cause;
  }
  throw new Error('nothing was thrown');
}

describe('reading from the API', () => {
  it('gives the body', async () => {
    const { event, sent } = pageWith(200, { items: [] });
    expect(await api(event).get('/consultations')).toEqual({ items: [] });
    expect(sent[0]?.url).toBe('/api/v1/consultations');
  });

  it('sends somebody who must sign in there and back', async () => {
    const cause = await thrownBy(() => api(pageWith(401, {}).event).get('/account/sessions'));
    expect(isRedirect(cause) && cause.location).toBe('/sign-in?return=%2Fproposals%2F7%3Forder%3Dnewest');
  });

  it('shows an error page for what is not there', async () => {
    const cause = await thrownBy(() => api(pageWith(404, 'no JSON problem').event).get('/proposals/9'));
    expect(isHttpError(cause, 404) && cause.body.code).toBe('not_found');
  });
});

describe('a command', () => {
  it('carries its body and its key', async () => {
    const { event, sent } = pageWith(201, { id: '1' });
    await api(event).post('/proposals/7/comments', { body: 'Yes' }, { idempotencyKey: 'k' });
    expect(sent[0]?.init).toMatchObject({
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'k' },
      body: '{"body":"Yes"}',
    });
  });

  it('throws the problem, and the form answers with words and with everything that was typed', async () => {
    const cause = await thrownBy(() => api(pageWith(422, problem).event).post('/proposals', {}));
    expect(cause).toBeInstanceOf(ApiError);
    const failure = withLocale('es', () => failWith(cause, { title: 'A long title' }, { title: 'Título' }));
    expect(isActionFailure(failure)).toBe(true);
    expect(failure).toMatchObject({
      status: 422,
      data: {
        values: { title: 'A long title' },
        problem: {
          code: 'invalid_request',
          fields: [{ name: 'title', label: 'Título', message: 'Escribe como máximo 150 caracteres.' }],
        },
      },
    });
  });

  it('does not swallow what is not a problem of the API', () => {
    const bug = new TypeError('x is undefined');
    expect(() => failWith(bug, {})).toThrow(bug);
  });
});

describe('reading a form', () => {
  const form = new FormData();
  form.set('body', 'one\r\ntwo');
  form.set('place', '  ');
  form.set('idempotency-key', 'k');

  it('counts a line end as one character', () => expect(text(form, 'body')).toBe('one\ntwo'));
  it('takes spaces for nothing where a text is optional', () =>
    expect(optionalText(form, 'place')).toBeNull());
  it('finds the key', () => expect(idempotencyKey(form)).toEqual({ idempotencyKey: 'k' }));
});

describe('the way back after signing in', () => {
  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/\t/evil',
    null,
  ])('never leaves this site: %s', (wanted) => expect(safeReturn(wanted)).toBe('/'));
  it('keeps a path with its query', () =>
    expect(safeReturn('/proposals/7?order=new#c1')).toBe('/proposals/7?order=new#c1'));
});
