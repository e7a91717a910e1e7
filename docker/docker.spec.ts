import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import dockerfile from 'dockerfile-utils';
import { parse } from 'yaml';

interface Service {
  readonly image: string;
  readonly command?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly volumes: readonly string[];
  readonly read_only?: boolean;
  readonly ports?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { condition: string }>>;
}

const read = (file: string): string => readFileSync(join(import.meta.dirname, file), 'utf8');
const text = read('Dockerfile');
const [, finalStage = ''] = text.split(/^FROM .* AS build$/m)[1]?.split(/^(?=FROM )/m) ?? [];
const compose = parse(read('compose.yaml'), { merge: true }) as {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
};

describe('the image', () => {
  it('has a Dockerfile without faults', () => {
    expect(dockerfile.validate(text)).toEqual([]);
  });

  it('runs the server as an ordinary user, keeps its data in a volume, and says whether it is ready', () => {
    expect(finalStage).toMatch(/^USER node$/m);
    expect(finalStage).toMatch(/^VOLUME \/data$/m);
    expect(finalStage).toContain('OPENHALL_DATA_DIR=/data');
    expect(finalStage).toContain('/health/ready');
    expect(finalStage).toContain('CMD ["node", "apps/cli/bin/openhall.js", "serve"]');
  });

  it('rests on one named version of Node, and leaves compilers and sources behind', () => {
    const bases = [...text.matchAll(/^FROM (\S+)/gm)].map(([, base]) => base);
    expect(new Set(bases).size).toBe(1);
    expect(bases[0]).toMatch(/^node:\d+-slim$/);
    expect(finalStage).not.toMatch(/apt-get|npm |COPY \. /);
  });

  it('copies every workspace, and only what exists', () => {
    const root = join(import.meta.dirname, '..');
    const manifests = [...text.matchAll(/^COPY ((?:apps|libs)\/\w+)\/package\.json/gm)].map(
      ([, path]) => path ?? '',
    );
    expect(manifests.filter((path) => !existsSync(join(root, path, 'package.json')))).toEqual([]);
    for (const workspace of manifests) expect(finalStage).toContain(`/openhall/${workspace}/package.json`);
    expect(manifests).toHaveLength(7);
  });
});

describe('the compose file', () => {
  const { migrate, openhall, database } = compose.services;

  it('brings the database up to date once before any process serves', () => {
    expect(migrate?.command?.at(-1)).toBe('migrate');
    expect(openhall?.depends_on?.['migrate']?.condition).toBe('service_completed_successfully');
  });

  it('runs on a volume with a read-only file system', () => {
    expect(openhall?.volumes).toEqual(['data:/data']);
    expect(openhall?.read_only).toBe(true);
    expect(Object.keys(compose.volumes)).toEqual(expect.arrayContaining(['data']));
  });

  it('lets more processes join: by a shared database, on ports of their own', () => {
    expect(openhall?.environment['DATABASE_URL']).toBe('${DATABASE_URL:-}');
    expect(openhall?.ports).toEqual(['${OPENHALL_PORTS:-3000}:3000']);
    expect(openhall).not.toHaveProperty('container_name');
    // PostgreSQL 15 is the oldest that is supported.
    expect(Number(database?.image.split(':')[1])).toBeGreaterThanOrEqual(15);
  });
});

describe('the compose file of several processes', () => {
  const processes = parse(read('processes.yaml'), { merge: true }) as typeof compose & {
    readonly networks: {
      readonly default: { readonly ipam: { readonly config: readonly { subnet: string }[] } };
    };
  };
  const { migrate, openhall, proxy, database } = processes.services;
  const proxyText = read('nginx.conf');

  it('brings the database up to date once, and lets the proxy alone be reached', () => {
    expect(migrate?.command?.at(-1)).toBe('migrate');
    expect(openhall?.depends_on?.['migrate']?.condition).toBe('service_completed_successfully');
    expect(openhall).not.toHaveProperty('ports');
    expect(openhall).not.toHaveProperty('container_name');
    expect(database).not.toHaveProperty('ports');
    const [published] = proxy?.ports ?? [];
    expect(proxyText).toContain(`listen ${published?.split(':').at(-1)};`);
  });

  it('has all processes share the database, the keys, and their trust in the proxy', () => {
    expect(openhall?.environment['DATABASE_URL']).toMatch(/^postgres:\/\/openhall:.*@database\/openhall$/);
    expect(openhall?.volumes).toEqual(['data:/data']);
    expect(openhall?.environment['TRUSTED_PROXIES']).toBe(processes.networks.default.ipam.config[0]?.subnet);
    expect(proxyText).toContain('server openhall:3000;');
  });

  it('passes on what sockets and sessions need', () => {
    for (const line of [
      'proxy_set_header Host $http_host;',
      'proxy_set_header X-Forwarded-For $remote_addr;',
      'proxy_set_header Upgrade $http_upgrade;',
      'hash $person consistent;',
    ])
      expect(proxyText).toContain(line);
  });
});
