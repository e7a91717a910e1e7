import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { readEnvironment } from './environment.js';

const directory = mkdtempSync(join(tmpdir(), 'openhall-environment-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const read = (env: NodeJS.ProcessEnv, mode: 'production' | 'demo' = 'production') =>
  readEnvironment(mode, { OPENHALL_DATA_DIR: directory, ...env });

describe('the environment', () => {
  it('has defaults that start on one machine', () => {
    const environment = read({});
    expect(environment).toMatchObject({ port: 3000, smtpUrl: null, trustedProxies: [], logLevel: 'info' });
    expect(environment.publicUrl.origin).toBe('http://localhost:3000');
    expect(environment.database).toEqual({ kind: 'sqlite', file: join(directory, 'openhall.sqlite') });
  });

  it('gives the demo a directory of its own', () => {
    expect(read({}, 'demo').database).toEqual({
      kind: 'sqlite',
      file: join(directory, 'demo', 'openhall.sqlite'),
    });
  });

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['PUBLIC_URL', 'say.example.org'],
    ['PUBLIC_URL', 'ftp://say.example.org'],
    ['PUBLIC_URL', 'https://say.example.org/path'],
    ['PUBLIC_URL', 'https://town:secret@say.example.org'],
    ['SMTP_URL', 'mail.example.org'],
    ['MAIL_FROM', 'Say Northfield'],
    ['MAIL_FROM', 'no-reply@example.org, all@example.org'],
    ['TRUSTED_PROXIES', '10.0.0.1, proxy'],
    ['TRUSTED_PROXIES', '10.0.0.0/99'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['LOG_LEVEL', 'loud'],
    ['OPENHALL_DATA_DIR', '/proc/nobody/here'],
  ])('refuses %s=%s in one line that names it', (name, value) => {
    expect(() => read({ [name]: value })).toThrow(new RegExp(`^${name}[^\\n]*$`));
  });

  it('takes the sender of mail, and proxies by address, network or name of a network', () => {
    const environment = read({ MAIL_FROM: 'no-reply@town', TRUSTED_PROXIES: '10.0.0.1, fd00::/8,loopback' });
    expect(environment.mailFrom).toBe('no-reply@town');
    expect(environment.trustedProxies).toEqual(['10.0.0.1', 'fd00::/8', 'loopback']);
  });

  it('refuses to run the demo on a database that may be real', () => {
    expect(() => read({ DATABASE_URL: 'postgres://localhost/openhall' }, 'demo')).toThrow(
      /DATABASE_URL is set/,
    );
  });
});
