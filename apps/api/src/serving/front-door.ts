import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import proxyAddress from '@fastify/proxy-addr';
import type { Environment } from '../config/environment.js';
import { clientAddressHeader } from '../config/web-app.js';
import type { WebHandler } from '../config/web-app.js';
import { pageHeaders } from './security-headers.js';

/** What the web app's loads and actions use to call the API without a network in between. */
export interface InProcessApi {
  inject(request: {
    method: string;
    url: string;
    headers: Record<string, string>;
    payload?: string | Buffer;
  }): Promise<{
    statusCode: number;
    headers: Record<string, string | string[] | number | undefined>;
    rawPayload: Buffer;
  }>;
}

type InjectFrom = (clientAddress: string) => InProcessApi;

/** Scripts, styles and fonts: the headers are about documents, and a first visit loads two dozen of these. */
const immutable = /^\/_app\/immutable\//;
const apiPath = /^\/(api|health|metrics|problems)(\/|$|\?)/;

/**
 * The one HTTP server: API paths go to Fastify, everything else to the web app. Requests for another host name are
 * redirected to the public one.
 */
export class FrontDoor {
  private web: WebHandler | null = null;
  private injectFrom: InjectFrom | null = null;
  private readonly headers: [name: string, value: string][];
  private readonly trust: (address: string, hop: number) => boolean;

  constructor(private readonly environment: Environment) {
    this.trust = proxyAddress.compile(environment.trustedProxies);
    this.headers = pageHeaders(environment.publicUrl.protocol === 'https:');
  }

  /** For Fastify's `serverFactory`. */
  createServer(api: RequestListener): Server {
    return createServer((request, response) => {
      if (apiPath.test(request.url ?? '/')) return api(request, response);
      if (this.redirected(request, response)) return;
      this.answerPage(request, response);
    });
  }

  mount(web: WebHandler, injectFrom: InjectFrom): void {
    this.web = web;
    this.injectFrom = injectFrom;
  }

  private answerPage(request: IncomingMessage, response: ServerResponse): void {
    if (!this.web || !this.injectFrom) {
      response
        .writeHead(503, { 'content-type': 'text/plain', 'retry-after': '5' })
        .end('The pages are not built or still starting.\n');
      return;
    }
    if (!immutable.test(request.url ?? '/'))
      for (const [name, value] of this.headers) response.setHeader(name, value);
    const address = proxyAddress(request, this.trust);
    request.headers[clientAddressHeader] = address;
    Object.assign(request, { openhallApi: this.injectFrom(address) });
    this.web(request, response, () => {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found\n');
    });
  }

  private redirected(request: IncomingMessage, response: ServerResponse): boolean {
    const { host, origin } = this.environment.publicUrl;
    const readOnly = request.method === 'GET' || request.method === 'HEAD';
    if (!readOnly || request.headers.host === host || this.environment.port === 0) return false;
    const path = request.url?.startsWith('/') ? request.url.replace(/^\/+/, '/') : '/';
    response.writeHead(307, { location: `${origin}${path}` }).end();
    return true;
  }
}

/**
 * Refuses sockets from other sites in front of engine.io, on every request: its own `allowRequest` is skipped when a
 * request names a session.
 */
export function guardSocketOrigin(server: Server, origin: string): void {
  const foreign = (request: IncomingMessage) =>
    (request.url ?? '').startsWith('/socket.io') &&
    request.headers.origin !== undefined &&
    request.headers.origin !== origin;
  const requestListeners = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request');
  server.on(
    'request',
    (request: IncomingMessage, response: ServerResponse<IncomingMessage> & { req: IncomingMessage }) => {
      if (foreign(request)) return void response.writeHead(403).end();
      for (const listener of requestListeners) listener(request, response);
    },
  );
  const upgradeListeners = server.listeners('upgrade') as ((
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
  ) => void)[];
  server.removeAllListeners('upgrade');
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (foreign(request)) return void socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
    for (const listener of upgradeListeners) listener(request, socket, head);
  });
}
