import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import proxyAddress from '@fastify/proxy-addr';
import type { DatabaseSettings } from '@openhall/persistence/database';

/** What the process was told by its environment, checked once. Nothing else reads `process.env`. */
export interface Environment {
  mode: 'production' | 'demo';
  port: number;
  publicUrl: URL;
  dataDirectory: string;
  database: DatabaseSettings;
  /** null: mail lands on the local outbox (demo only). */
  smtpUrl: string | null;
  /** Senders address of mail. */
  mailFrom: string;
  /** Proxies whose `X-Forwarded-*` headers are believed; none unless named. */
  trustedProxies: string[];
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
}

/** A setting that stops the start; the message is one line that names it and says what to do. */
export class EnvironmentError extends Error {}

const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const;

function port(value: string | undefined): number {
  if (value === undefined || value === '') return 3000;
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0 || number > 65_535) {
    throw new EnvironmentError(`PORT must be a whole number from 0 to 65535, but is "${value}".`);
  }
  return number;
}

function url(name: string, value: string, protocols: string[]): URL {
  let parsed: URL;
  try {
    parsed = new URL(value);
  } catch {
    throw new EnvironmentError(`${name} must be an address such as ${protocols[0]}//…, but is "${value}".`);
  }
  if (!protocols.includes(parsed.protocol)) {
    throw new EnvironmentError(
      `${name} must start with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}, but is "${value}".`,
    );
  }
  return parsed;
}

function publicUrl(value: string | undefined, listenPort: number): URL {
  const parsed = url('PUBLIC_URL', value || `http://localhost:${listenPort}`, ['https:', 'http:']);
  if (parsed.username !== '' || parsed.password !== '') {
    throw new EnvironmentError('PUBLIC_URL must have no name and no password in it.');
  }
  if (parsed.pathname !== '/' || parsed.search !== '' || parsed.hash !== '') {
    throw new EnvironmentError(`PUBLIC_URL must have no path, but is "${value ?? ''}".`);
  }
  return parsed;
}

/** Not mkdir's own `recursive`, which never returns where the system answers "no such file" (below /proc). */
function makeDirectory(directory: string): void {
  if (existsSync(directory)) return;
  makeDirectory(dirname(directory));
  mkdirSync(directory);
}

function dataDirectory(value: string | undefined, mode: Environment['mode']): string {
  const base = resolve(value || './var');
  const directory = mode === 'demo' ? resolve(base, 'demo') : base;
  try {
    makeDirectory(directory);
    accessSync(directory, constants.W_OK);
  } catch {
    throw new EnvironmentError(
      `OPENHALL_DATA_DIR: no permission to write to ${directory}. Choose another directory or change its owner.`,
    );
  }
  return directory;
}

function database(value: string | undefined, directory: string, mode: Environment['mode']): DatabaseSettings {
  if (!value) return { kind: 'sqlite', file: resolve(directory, 'openhall.sqlite') };
  if (mode === 'demo') {
    throw new EnvironmentError(
      'DATABASE_URL is set, but the demo uses a database of its own. Unset it, or run "openhall serve".',
    );
  }
  url('DATABASE_URL', value, ['postgres:', 'postgresql:']);
  return { kind: 'postgres', url: value };
}

function mailFrom(value: string | undefined, address: URL): string {
  if (!value) return `no-reply@${address.hostname}`;
  if (!/^[^\s@<>,;]+@[^\s@<>,;]+$/.test(value)) {
    throw new EnvironmentError(`MAIL_FROM must be one e-mail address without a name, but is "${value}".`);
  }
  return value;
}

function trustedProxies(value: string | undefined): string[] {
  const names = (value ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  try {
    proxyAddress.compile(names);
  } catch {
    throw new EnvironmentError(
      `TRUSTED_PROXIES must be addresses or networks with commas between them, but is "${value ?? ''}".`,
    );
  }
  return names;
}

/**
 * Reads and checks the environment.
 * @throws EnvironmentError naming the first bad value
 */
export function readEnvironment(
  mode: Environment['mode'],
  env: NodeJS.ProcessEnv = process.env,
): Environment {
  const listenPort = port(env['PORT']);
  const address = publicUrl(env['PUBLIC_URL'], listenPort);
  const smtpUrl = env['SMTP_URL'] || null;
  if (smtpUrl) url('SMTP_URL', smtpUrl, ['smtp:', 'smtps:']);
  const level = env['LOG_LEVEL'] || 'info';
  const logLevel = logLevels.find((name) => name === level);
  if (!logLevel)
    throw new EnvironmentError(`LOG_LEVEL must be one of ${logLevels.join(', ')}, but is "${level}".`);
  const directory = dataDirectory(env['OPENHALL_DATA_DIR'], mode);
  return {
    mode,
    port: listenPort,
    publicUrl: address,
    dataDirectory: directory,
    database: database(env['DATABASE_URL'], directory, mode),
    smtpUrl: mode === 'demo' ? null : smtpUrl,
    mailFrom: mailFrom(env['MAIL_FROM'], address),
    trustedProxies: trustedProxies(env['TRUSTED_PROXIES']),
    logLevel,
  };
}
