import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { compressed } from './compress.js';

const html = `<!doctype html>${'<p>¡Hola!</p>'.repeat(200)}`;
const asking = (encodings: string, method = 'GET') =>
  new Request('https://hall.example/', { method, headers: { 'accept-encoding': encodings } });
const page = (body = html, type = 'text/html') =>
  new Response(body, { status: 404, headers: { 'content-type': type, etag: '"1"' } });

describe('a page on its way', () => {
  it.each([
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
  ])('to a browser that reads %s is sent as %s', async (encodings, encoding, open) => {
    const answer = await compressed(asking(encodings), page());
    expect([answer.status, answer.headers.get('content-encoding'), answer.headers.get('etag')]).toEqual([
      404,
      encoding,
      '"1"',
    ]);
    expect(open(Buffer.from(await answer.arrayBuffer())).toString()).toBe(html);
  });

  it('stays as it is where that would not help', async () => {
    for (const answer of [
      await compressed(asking('identity'), page()),
      await compressed(asking('br'), page('<p>short</p>')),
      await compressed(asking('br'), page('{}', 'application/json')),
    ]) {
      expect(answer.headers.get('content-encoding')).toBeNull();
      expect(await answer.text()).not.toBe('');
    }
  });
});
