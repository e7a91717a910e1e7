import { randomUUID } from 'node:crypto';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** What the server did not do, by its code. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
  ) {
    super(code);
  }
}

/** One browser at a running server: it keeps its session's cookie. */
export class Visitor {
  private cookieLine = '';

  constructor(
    private readonly address: string,
    readonly name: string,
    private readonly signal: AbortSignal,
  ) {}

  /** The `Cookie` header; empty before there is a session. */
  get cookie(): string {
    return this.cookieLine;
  }

  /** @throws Refused when the server says no; what `fetch` throws when it is not there */
  async send<T>(method: Method, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${this.address}/api/v1${path}`, {
      method,
      signal: this.signal,
      headers: {
        'accept-language': 'en',
        ...(this.cookieLine ? { cookie: this.cookieLine } : {}),
        ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const [first] = response.headers.getSetCookie();
    if (first) this.cookieLine = first.split(';')[0] ?? '';
    const text = await response.text();
    if (response.ok) return (text === '' ? undefined : JSON.parse(text)) as T;
    throw new Refused(response.status, codeIn(text));
  }
}

function codeIn(text: string): string {
  try {
    return (JSON.parse(text) as { code?: string }).code ?? 'unknown';
  } catch {
    return 'unknown';
  }
}
