import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Abstract, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { v7 as uuid } from 'uuid';
import { createApplication, prepare, serve } from '@openhall/api/application';
import type { Environment } from '@openhall/api/config/environment';
import { SessionsService } from '@openhall/api/identity/sessions.service';
import type { Role } from '@openhall/domain/accounts';
import type { Database } from '@openhall/persistence/database';
import { Account } from '@openhall/persistence/entities';
import { createTestDatabase } from '@openhall/persistence/testing';
import type { TestDatabase, TestKind } from '@openhall/persistence/testing';
import { TestClock } from './test-clock.js';

/** A signed-in person of a test. */
export interface TestSession {
  accountId: string;
  /** The `Cookie` header. */
  cookie: string;
}

export interface Answer<T = any> {
  status: number;
  body: T;
  headers: Record<string, string | string[] | number | undefined>;
}

interface Call {
  as?: TestSession | null;
  body?: unknown;
  /** Idempotency key */
  key?: string;
  headers?: Record<string, string>;
}

export interface WorldOptions {
  mode?: Environment['mode'];
  environment?: Partial<Environment>;
}

/** The product over a fresh database, spoken to over HTTP as clients do. */
export class World {
  readonly clock = new TestClock();
  app!: NestFastifyApplication;
  environment!: Environment;

  private constructor(readonly place: TestDatabase) {}

  static async open(kind: TestKind, options: WorldOptions = {}): Promise<World> {
    const world = new World(await createTestDatabase(kind));
    const dataDirectory = await mkdtemp(join(tmpdir(), 'openhall-data-'));
    world.environment = {
      mode: options.mode ?? 'production',
      port: 0,
      publicUrl: new URL('http://localhost:3000'),
      dataDirectory,
      database: world.place.settings,
      smtpUrl: null,
      mailFrom: 'no-reply@localhost',
      trustedProxies: [],
      logLevel: 'error',
      ...options.environment,
    };
    world.app = await createApplication(world.environment, world.database, { clock: world.clock });
    await prepare(world.app);
    return world;
  }

  get database(): Database {
    return this.place.database;
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.place.close();
    await rm(this.environment.dataDirectory, { recursive: true, force: true });
  }

  /** Listens on a free port, for sockets; returns the address. */
  async listen(): Promise<string> {
    const port = await serve(this.app, this.environment, { pages: false });
    return `http://localhost:${port}`;
  }

  service<T>(type: Type<T> | Abstract<T>): T {
    return this.app.get<T>(type as Type<T>, { strict: false });
  }

  /** A new person of that role, with a session. */
  async signIn(role: Role = 'resident', displayName = `${role} ${uuid().slice(-4)}`): Promise<TestSession> {
    const id = uuid();
    const sessions = this.service(SessionsService);
    const cookie = await this.database.unitOfWork.write(async (manager) => {
      await manager.getRepository(Account).insert({
        id,
        email: `${id}@example.org`,
        displayName,
        locale: 'en',
        role,
        state: 'active',
        createdAt: this.clock.now(),
        verifiedAt: this.clock.now(),
      });
      return sessions.start(manager, id, 'test');
    });
    return { accountId: id, cookie: `${cookie.name}=${cookie.value}` };
  }

  get<T = any>(path: string, call: Call = {}): Promise<Answer<T>> {
    return this.call('GET', path, call);
  }

  post<T = any>(path: string, call: Call = {}): Promise<Answer<T>> {
    return this.call('POST', path, call);
  }

  put<T = any>(path: string, call: Call = {}): Promise<Answer<T>> {
    return this.call('PUT', path, call);
  }

  patch<T = any>(path: string, call: Call = {}): Promise<Answer<T>> {
    return this.call('PATCH', path, call);
  }

  delete<T = any>(path: string, call: Call = {}): Promise<Answer<T>> {
    return this.call('DELETE', path, call);
  }

  /** `path` is below `/api/v1` unless it starts with `//`, which means from the root. */
  private async call<T>(method: string, path: string, { as, body, key, headers }: Call): Promise<Answer<T>> {
    const answer = await this.app.inject({
      method: method as 'GET',
      url: path.startsWith('//') ? path.slice(1) : `/api/v1${path}`,
      headers: {
        ...(as ? { cookie: as.cookie } : {}),
        ...(key ? { 'idempotency-key': key } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const type = String(answer.headers['content-type'] ?? '');
    return {
      status: answer.statusCode,
      body: (type.includes('json') && answer.body !== '' ? JSON.parse(answer.body) : answer.body) as T,
      headers: answer.headers,
    };
  }
}
