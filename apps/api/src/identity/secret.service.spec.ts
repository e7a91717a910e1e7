import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Environment } from '../config/environment.js';
import { SecretService } from './secret.service.js';

describe('the secret of an installation', () => {
  let directory: string;
  const open = (): SecretService => new SecretService({ dataDirectory: directory } as Environment);

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'openhall-secret-'));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  it('is the same for every process and after every start', () => {
    const hash = open().hash('code', 'a', '1');
    expect(open().hash('code', 'a', '1')).toBe(hash);
    expect(readdirSync(directory)).toEqual(['secret.key']);
  });

  it('keeps purposes and parts apart', () => {
    const secret = open();
    const hashes = [
      secret.hash('code', 'a', '1'),
      secret.hash('code', 'a1'),
      secret.hash('browser', 'a', '1'),
    ];
    expect(new Set(hashes).size).toBe(3);
  });

  it('closes a file that was left open to others', () => {
    open();
    chmodSync(join(directory, 'secret.key'), 0o644);
    open();
    expect(statSync(join(directory, 'secret.key')).mode & 0o777).toBe(0o600);
  });

  it('stops the start when it is damaged, and says what to do', () => {
    writeFileSync(join(directory, 'secret.key'), 'half');
    expect(open).toThrow('is damaged');
  });
});
