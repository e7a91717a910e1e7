import { OutgoingMail } from '@openhall/persistence/entities';
import type { Answer, World } from './world.js';

interface Visit {
  body?: unknown;
  headers?: Record<string, string>;
  /** The client's address. */
  from?: string;
}

/** A browser in a test: it keeps the cookies that it is given, as browsers do. */
export class Browser {
  readonly cookies = new Map<string, string>();
  /** The `Set-Cookie` headers of the last answer. */
  lastCookies: string[] = [];

  constructor(private readonly world: World) {}

  async visit<T = Answer['body']>(
    method: string,
    path: string,
    { body, headers, from }: Visit = {},
  ): Promise<Answer<T>> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await this.world.app.inject({
      method: method as 'GET',
      url: `/api/v1${path}`,
      headers: {
        ...(cookie ? { cookie } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
      ...(from === undefined ? {} : { remoteAddress: from }),
    });
    this.keep([answer.headers['set-cookie'] ?? []].flat());
    return {
      status: answer.statusCode,
      body: (answer.body === '' ? null : JSON.parse(answer.body)) as T,
      headers: answer.headers as Answer['headers'],
    };
  }

  askCode(email: string, visit: Visit = {}): Promise<Answer> {
    return this.visit('POST', '/sign-in/codes', {
      ...visit,
      body: { email, ...(visit.body as object | undefined) },
    });
  }

  enter(email: string, code: string): Promise<Answer> {
    return this.visit('POST', '/sign-in/sessions', { body: { email, code } });
  }

  /** The whole way in: asks, reads the mail, enters. */
  async signIn(email: string): Promise<Answer> {
    await this.askCode(email);
    return this.enter(email, await mailedCode(this.world, email));
  }

  private keep(lines: string[]): void {
    this.lastCookies = lines;
    for (const line of lines) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/Max-Age=0(;|$)/.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }
}

/** Mails to an address that wait to be sent or are kept, newest first. */
export function mailsTo(world: World, recipient: string): Promise<OutgoingMail[]> {
  return world.database.reader
    .getRepository(OutgoingMail)
    .find({ where: { recipient }, order: { createdAt: 'DESC', id: 'DESC' } });
}

/** The code in the newest mail to an address. */
export async function mailedCode(world: World, recipient: string): Promise<string> {
  const [mail] = await mailsTo(world, recipient);
  const code = /^(\d{6})$/m.exec(mail?.body ?? '')?.[1];
  if (!code) throw new Error(`no code was mailed to ${recipient}`);
  return code;
}

/** Another code than this one. */
export const otherThan = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
