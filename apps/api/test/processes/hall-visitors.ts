import { createHash, randomBytes } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { CommandAnswer, HallView, OwnHall } from '@openhall/contracts/townhall';
import type { Role } from '@openhall/domain/accounts';
import type { HallCommand } from '@openhall/domain/townhall';
import type { Database } from '@openhall/persistence/database';
import { Account, Session } from '@openhall/persistence/entities';
import { insertIgnore } from '@openhall/persistence/sql';

interface Answer<T> {
  status: number;
  body: T;
}

/** A person with a session, who talks to one address over HTTP. */
export class HallVisitor {
  constructor(
    readonly accountId: string,
    readonly cookie: string,
  ) {}

  /** Somebody of that role, signed in by rows alone. */
  static async of(database: Database, role: Role): Promise<HallVisitor> {
    const [id, now] = [uuid(), Date.now()];
    const secret = randomBytes(32).toString('base64url');
    const account = {
      id,
      email: `${id}@example.org`,
      displayName: `${role} ${id.slice(-4)}`,
      locale: 'en',
      role,
    };
    await database.unitOfWork.write(async (manager) => {
      await insertIgnore(manager, Account, { ...account, state: 'active', createdAt: now, verifiedAt: now });
      await insertIgnore(manager, Session, {
        ...{ idHash: createHash('sha256').update(secret).digest('base64url'), id: uuid(), accountId: id },
        ...{ createdAt: now, lastSeenAt: now, expiresAt: now + 86_400_000, userAgent: 'test' },
      });
    });
    return new HallVisitor(id, `__Host-openhall=${secret}`);
  }

  /** A guest of a hall, who came in by that address. */
  static async guest(address: string, hallId: string): Promise<HallVisitor> {
    const response = await fetch(`${address}/api/v1/town-halls/${hallId}/participants`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"name":null}',
    });
    const { person } = (await response.json()) as OwnHall;
    const [cookie = ''] = response.headers.getSetCookie();
    if (!person) throw new Error(`no guest: ${response.status}`);
    return new HallVisitor(person.id, cookie.split(';')[0] ?? '');
  }

  async send<T>(
    address: string,
    method: string,
    path: string,
    body?: unknown,
    key?: string,
  ): Promise<Answer<T>> {
    const response = await fetch(`${address}/api/v1${path}`, {
      method,
      headers: {
        cookie: this.cookie,
        ...(key ? { 'idempotency-key': key } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: (text === '' ? null : JSON.parse(text)) as T };
  }

  /** @throws when it is refused */
  async ask<T>(address: string, method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.send<T>(address, method, path, body);
    if (answer.status >= 300)
      throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }
}

/** A hall in which the session is on, spoken to at whatever address. */
export class SharedHall {
  private constructor(
    readonly id: string,
    readonly moderator: HallVisitor,
  ) {}

  static async open(database: Database, address: string): Promise<SharedHall> {
    const officer = await HallVisitor.of(database, 'officer');
    const { id } = await officer.ask<{ id: string }>(address, 'POST', '/desk/town-halls', plan(Date.now()));
    const hall = new SharedHall(id, await HallVisitor.of(database, 'moderator'));
    await hall.command(address, { kind: 'hall.open_lobby' });
    await hall.command(address, { kind: 'hall.start' });
    return hall;
  }

  get room(): string {
    return `townhall:${this.id}`;
  }

  path(rest = ''): string {
    return `/town-halls/${this.id}${rest}`;
  }

  command(address: string, command: HallCommand): Promise<CommandAnswer> {
    return this.moderator.ask(address, 'POST', `/desk${this.path('/commands')}`, command);
  }

  view(address: string): Promise<HallView> {
    return this.moderator.ask(address, 'GET', this.path());
  }

  ask(address: string, by: HallVisitor, text: string): Promise<{ id: string; number: number }> {
    const asking = { text, lang: 'en', anonymous: false, itemId: null };
    return by.ask(address, 'POST', this.path('/questions'), asking);
  }

  upvote(address: string, by: HallVisitor, questionId: string): Promise<{ upvotes: number }> {
    return by.ask(address, 'PUT', this.path(`/questions/${questionId}/upvote`));
  }

  /** Opens a poll of two options; returns its id. */
  async poll(address: string, seconds: number | null): Promise<string> {
    const pollId = uuid();
    const options = ['Oaks', 'Limes'].map((label, index) => ({ id: `o${index}`, label }));
    const poll = { question: 'Which trees?', lang: 'en', options, maxPicks: null, scale: null };
    await this.command(address, {
      kind: 'poll.create',
      pollId,
      poll: { ...poll, kind: 'single', hideUntilClosed: false },
    });
    await this.command(address, { kind: 'poll.open', pollId, version: 1, seconds });
    return pollId;
  }
}

function plan(now: number): object {
  return {
    ...{
      title: 'Market square: the evening',
      summary: '',
      description: '',
      lang: 'en',
      timeZone: 'Europe/Madrid',
    },
    ...{ startsAt: now, endsAt: now + 7_200_000, consultationId: null, proposalIds: [], streamUrl: null },
    agenda: [{ id: null, title: 'Trees', description: '', plannedMinutes: 20, proposalId: null }],
    panellists: [],
    rules: {
      ...{ whoMayAsk: 'anyone', anonymousQuestions: true, questionsOpen: 'ahead' },
      ...{ questionsShown: 'at_once', upvotes: true },
    },
    speakers: { limitSeconds: 120, firstTimeFirst: true, alternation: false, pointsOfOrder: false },
  };
}
