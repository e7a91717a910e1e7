import type { Cookies } from '@sveltejs/kit';
import { parseSetCookie } from './set-cookie.js';

/** The API in the same process: Fastify's `inject`, reduced to what the web app uses. */
export interface InProcessApi {
  inject(request: {
    method: string;
    url: string;
    headers: Record<string, string>;
    payload?: Buffer;
  }): Promise<{
    statusCode: number;
    headers: Record<string, string | string[] | number | undefined>;
    rawPayload: Buffer;
  }>;
}

/** What is needed of the page's request to speak to the API in its name. */
export interface Asker {
  url: URL;
  /** What the browser asked for. */
  request: { headers: Pick<Headers, 'get'> };
  cookies: Pick<Cookies, 'getAll' | 'set'>;
  locals: { locale?: string };
  getClientAddress(): string;
}

/** Header that names the browser's address, since an injected request has none. The API trusts it in process only. */
export const clientAddressHeader = 'x-openhall-client-address';

/**
 * Headers of a request to the API in the name of a browser. Cookies are read from the jar and not from the browser's
 * header, so that a session made a moment ago in the same action already counts.
 */
export function headersFor(event: Asker, request: Request): Record<string, string> {
  const headers: Record<string, string> = Object.fromEntries(request.headers);
  const jar = event.cookies.getAll();
  if (jar.length > 0) {
    headers['cookie'] = jar.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
  }
  headers['host'] = event.url.host;
  headers['origin'] = event.url.origin;
  headers['sec-fetch-site'] = 'same-origin';
  // By its name people tell their browsers apart on the account page.
  headers['user-agent'] = event.request.headers.get('user-agent') ?? '';
  headers[clientAddressHeader] = event.getClientAddress();
  if (event.locals.locale) headers['accept-language'] = event.locals.locale;
  return headers;
}

const bodiless = new Set([204, 205, 304]);

/** Calls the API without a network; cookies that it sets are set on the page's answer. */
export async function callInProcess(api: InProcessApi, event: Asker, request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD' && request.body !== null;
  const answer = await api.inject({
    method: request.method,
    url: pathname + search,
    headers: headersFor(event, request),
    ...(hasBody ? { payload: Buffer.from(await request.arrayBuffer()) } : {}),
  });
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headers)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined) headers.append(name, String(one));
    }
  }
  keepCookies(headers, event);
  const body = bodiless.has(answer.statusCode) ? null : new Uint8Array(answer.rawPayload);
  return new Response(body, { status: answer.statusCode, headers });
}

/** Copies every `set-cookie` of an answer of the API to the answer of the page. */
export function keepCookies(headers: Headers, event: Pick<Asker, 'cookies'>): void {
  for (const line of headers.getSetCookie()) {
    const cookie = parseSetCookie(line);
    if (cookie)
      event.cookies.set(cookie.name, cookie.value, { ...cookie.options, encode: encodeURIComponent });
  }
}
