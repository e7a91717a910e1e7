import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Me } from '@openhall/contracts/identity';
import type { Role } from '@openhall/domain/accounts';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import { SessionsService } from '@openhall/api/identity/sessions.service';
import type { DemoClock } from './demo-clock.js';
import { insertResidents } from './residents.repository.js';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Sessions last for a month of the demo's time; nobody here keeps one for longer than this (ms). */
const sessionMs = 14 * 24 * 3_600_000;

/** The application as its invented people use it: every contribution passes through the same doors as a real one. */
export class DemoApi {
  private readonly accounts = new Map<string, string>();
  private readonly sessions = new Map<string, { cookie: string; since: number }>();
  private readonly sessionsService: SessionsService;
  private readonly unitOfWork: UnitOfWork;

  constructor(
    private readonly app: NestFastifyApplication,
    private readonly clock: DemoClock,
  ) {
    this.sessionsService = app.get(SessionsService, { strict: false });
    this.unitOfWork = app.get(UnitOfWork, { strict: false });
  }

  /** Makes the person behind the button of that role, as the button does; returns the name. */
  async admitDemoPerson(role: Role): Promise<string> {
    const me = await this.send<Me>('POST', '/demo/sessions', { as: role }, null);
    this.accounts.set(me.displayName, me.id);
    return me.displayName;
  }

  async admitResidents(
    people: readonly { name: string; locale: string; createdAt: number }[],
  ): Promise<void> {
    const ids = await this.unitOfWork.write((manager) => insertResidents(manager, people));
    for (const [name, id] of ids) this.accounts.set(name, id);
  }

  /** Lets a guest into a town hall; from then on the name is theirs. */
  async admitGuest(hallId: string, name: string): Promise<void> {
    const { person, cookie } = await this.enter(hallId, name);
    this.accounts.set(name, person.id);
    this.sessions.set(name, { cookie, since: this.clock.now() });
  }

  /** Sends a request as that person, or as somebody without an account. @throws Error when it is refused: the story does not fit the rules then */
  async as<T>(person: string | null, method: Method, path: string, body?: unknown): Promise<T> {
    return this.send<T>(method, path, body, person === null ? null : await this.cookieOf(person));
  }

  /** Signs everybody out: sessions of the story are not to be found on an account page. */
  async signEveryoneOut(): Promise<void> {
    await this.unitOfWork.write(async (manager) => {
      for (const id of this.accounts.values()) await this.sessionsService.end(manager, id);
    });
  }

  private async enter(hallId: string, name: string): Promise<{ person: { id: string }; cookie: string }> {
    const answer = await this.app.inject({
      method: 'POST',
      url: `/api/v1/town-halls/${hallId}/participants`,
      headers: { 'content-type': 'application/json', 'accept-language': 'en' },
      payload: JSON.stringify({ name }),
    });
    const [cookie] = answer.cookies;
    if (answer.statusCode !== 200 || !cookie) throw new Error(`the demo's guest was refused: ${answer.body}`);
    const { person } = JSON.parse(answer.body) as { person: { id: string } };
    return { person, cookie: `${cookie.name}=${cookie.value}` };
  }

  private async cookieOf(person: string): Promise<string> {
    const known = this.sessions.get(person);
    const now = this.clock.now();
    if (known && now - known.since < sessionMs) return known.cookie;
    const id = this.accounts.get(person);
    if (!id) throw new Error(`nobody in the demo is called ${person}`);
    const { name, value } = await this.unitOfWork.write((manager) =>
      this.sessionsService.start(manager, id, ''),
    );
    const cookie = `${name}=${value}`;
    this.sessions.set(person, { cookie, since: now });
    return cookie;
  }

  private async send<T>(method: Method, path: string, body: unknown, cookie: string | null): Promise<T> {
    const answer = await this.app.inject({
      method,
      url: `/api/v1${path}`,
      headers: {
        'accept-language': 'en',
        ...(cookie ? { cookie } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
    if (answer.statusCode >= 400)
      throw new Error(`the demo was refused: ${method} ${path} gave ${answer.body}`);
    return (answer.body === '' ? undefined : JSON.parse(answer.body)) as T;
  }
}
