import { error, redirect } from '@sveltejs/kit';
import type { Problem } from '@openhall/contracts/errors';

/** An answer of the API that is a problem. Commands throw it; `failWith` turns it into a form's answer. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  constructor(readonly problem: Problem) {
    super(`${problem.status} ${problem.code}`);
  }
}

export interface CommandOptions {
  /** The same key twice gives the same answer and one row; `idempotencyKey(form)` reads it from a form. */
  idempotencyKey?: string;
}

export interface PageEvent {
  fetch: typeof fetch;
  url: URL;
  locals?: Pick<App.Locals, 'sent'>;
}

type Command = <T>(path: string, body?: unknown, options?: CommandOptions) => Promise<T>;

/** What a page does with the API. Paths are below `/api/v1`, e.g. `/consultations?status=open`. */
export interface Api {
  get: <T>(path: string) => Promise<T>;
  /** Null where there is no such thing, which the page says in its own way. */
  find: <T>(path: string) => Promise<T | null>;
  post: Command;
  put: Command;
  patch: Command;
  delete: Command;
}

const base = '/api/v1';

async function problemOf(response: Response): Promise<Problem> {
  const said: unknown = await response.json().catch(() => null);
  if (typeof said === 'object' && said !== null && 'code' in said) {
    return { ...(said as Problem), status: response.status };
  }
  const code = response.status === 404 ? 'not_found' : 'server_error';
  return { type: `/problems/${code}`, title: response.statusText, status: response.status, code };
}

async function bodyOf<T>(response: Response): Promise<T> {
  return (response.status === 204 ? undefined : await response.json()) as T;
}

/**
 * The API in the name of the page's visitor. Reading throws what SvelteKit shows as an error page (or sends to sign-in);
 * commands throw `ApiError`, because a form wants to say what is wrong beside what was typed.
 */
export function api(event: PageEvent): Api {
  async function command<T>(
    method: string,
    path: string,
    body: unknown,
    options: CommandOptions,
  ): Promise<T> {
    const headers: Record<string, string> = {};
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (options.idempotencyKey) headers['idempotency-key'] = options.idempotencyKey;
    const response = await event.fetch(base + path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new ApiError(await problemOf(response));
    return bodyOf<T>(response);
  }

  async function read<T>(path: string): Promise<{ found: T } | { problem: Problem }> {
    const response = await event.fetch(base + path);
    if (response.ok) return { found: await bodyOf<T>(response) };
    if (response.status === 401) askToSignIn(event);
    return { problem: await problemOf(response) };
  }

  return {
    async get<T>(path: string): Promise<T> {
      const answer = await read<T>(path);
      if ('found' in answer) return answer.found;
      error(answer.problem.status, { message: answer.problem.title, code: answer.problem.code });
    },
    async find<T>(path: string): Promise<T | null> {
      const answer = await read<T>(path);
      if ('found' in answer) return answer.found;
      const { status, title, code } = answer.problem;
      if (status === 404) return null;
      error(status, { message: title, code });
    },
    post: <T>(path: string, body?: unknown, options: CommandOptions = {}) =>
      command<T>('POST', path, body, options),
    put: <T>(path: string, body?: unknown, options: CommandOptions = {}) =>
      command<T>('PUT', path, body, options),
    patch: <T>(path: string, body?: unknown, options: CommandOptions = {}) =>
      command<T>('PATCH', path, body, options),
    delete: <T>(path: string, body?: unknown, options: CommandOptions = {}) =>
      command<T>('DELETE', path, body, options),
  };
}

/**
 * Leads to signing in and back here. Who has just sent a form without JavaScript gets it back instead, to be sent again
 * after signing in: what was typed would be gone otherwise.
 */
export function askToSignIn({ url, locals }: Pick<PageEvent, 'url' | 'locals'>): never {
  if (locals?.sent) error(401, { message: 'Signed out', code: 'not_signed_in', sent: locals.sent });
  redirect(303, signInAddress(url));
}

/** Where to sign in so that one comes back to this page. */
export function signInAddress(url: URL): string {
  return `/sign-in?return=${encodeURIComponent(url.pathname + url.search)}`;
}

/** A path of this site out of what a form or address says; anything else (other hosts, `//host`, `/\host`) gives `/`. */
export function safeReturn(wanted: unknown): string {
  // Browsers take backslashes for slashes and drop tabs and line ends, so none of these may stand in it.
  return typeof wanted === 'string' && /^\/(?!\/)[^\\\s\p{Cc}]*$/u.test(wanted) ? wanted : '/';
}
