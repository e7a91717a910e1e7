import type { Handle, HandleFetch, HandleServerError } from '@sveltejs/kit';
import { textDirection } from '@openhall/messages/catalogue';
import type { Bootstrap } from '@openhall/contracts/council';
import { api } from './lib/server/api.js';
import { limitBody } from './lib/server/body-limit.js';
import { compressed } from './lib/server/compress.js';
import { callInProcess, headersFor, keepCookies } from './lib/server/in-process.js';
import { linksInHead } from './lib/server/links-in-head.js';
import { localeCookie, localeFor, withLocale } from './lib/server/locale.js';
import { sentForm } from './lib/server/sent-form.js';

function attribute(value: string): string {
  return value.replace(/[&"<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

export const handle: Handle = async ({ event, resolve }) => {
  const bootstrap = await api(event).get<Bootstrap>('/bootstrap');
  const chosen = event.cookies.get(localeCookie);
  const accepted = event.request.headers.get('accept-language');
  const locale = localeFor({ ...(chosen ? { chosen } : {}), accepted, bootstrap });
  event.locals.bootstrap = bootstrap;
  event.locals.locale = locale;
  limitBody(event, bootstrap.account?.role);
  if (!bootstrap.account) event.locals.sent = await sentForm(event);
  const { themeUrl } = bootstrap.council;
  // After the app's own styles: rules of the same cascade layer count in order.
  const theme = themeUrl ? `<link rel="stylesheet" href="${attribute(themeUrl)}" />` : '';

  const response = await withLocale(locale, () =>
    resolve(event, {
      transformPageChunk: ({ html }) =>
        html
          .replace('%lang%', locale)
          .replace('%dir%', textDirection(locale))
          .replace('%theme%', () => theme),
      preload: ({ type, path }) => type === 'js' || type === 'css' || path.includes('public-sans-latin.'),
    }),
  );
  if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'private, no-cache');
  const policy = response.headers.get('content-security-policy');
  if (policy && event.locals.embeddable) {
    const open = policy.replace("frame-ancestors 'none'", 'frame-ancestors *');
    response.headers.set('content-security-policy', open);
  }
  if (policy && event.locals.frames) {
    const { origin } = new URL(event.locals.frames);
    response.headers.set('content-security-policy', `${policy}; frame-src ${origin}`);
  }
  response.headers.append('vary', 'cookie, accept-language');
  return compressed(event.request, await linksInHead(response));
};

export const handleFetch: HandleFetch = async ({ event, request, fetch: inner }) => {
  const url = new URL(request.url);
  if (url.origin !== event.url.origin || !url.pathname.startsWith('/api/')) return inner(request);
  const inProcess = event.platform?.req.openhallApi;
  if (inProcess) return callInProcess(inProcess, event, request);
  // Under `vite dev` the API is another process behind the same address.
  const response = await globalThis.fetch(new Request(request, { headers: headersFor(event, request) }));
  keepCookies(response.headers, event);
  return response;
};

export const handleError: HandleServerError = ({ error, status, message }) => {
  if (status === 404) return { message, code: 'not_found' };
  if (status === 413) return { message, code: 'body_too_large' };
  const id = crypto.randomUUID().slice(0, 8);
  console.error(`[web ${id}]`, error);
  return { message, code: 'server_error', id };
};
