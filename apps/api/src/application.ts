import fastifyCookie from '@fastify/cookie';
import { LogController } from 'fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { RequestListener } from 'node:http';
import 'reflect-metadata';
import { limits } from '@openhall/contracts/limits';
import type { Database } from '@openhall/persistence/database';
import { AppModule } from './app.module.js';
import { Clock } from './common/clock.js';
import { ProblemError } from './common/problem.js';
import { answerProblem } from './common/problem.filter.js';
import { validationPipe } from './common/validation.js';
import type { Environment } from './config/environment.js';
import { loadWebApp } from './config/web-app.js';
import { AnalysisSchedule } from './statements/analysis-schedule.service.js';
import { JobsService } from './jobs/jobs.service.js';
import { entityTags } from './serving/entity-tags.js';
import { FrontDoor, guardSocketOrigin } from './serving/front-door.js';
import type { InProcessApi } from './serving/front-door.js';
import { strictJsonBodies } from './serving/invalid-utf8.js';
import { largerBodies } from './serving/larger-bodies.js';
import { PinoLogger } from './serving/logger.js';
import { describeApi } from './serving/open-api.js';
import { securityHeaders } from './serving/security-headers.js';
import { SocketAdapter } from './serving/socket-adapter.js';

export interface ServeOptions {
  /** Without pages only the API is served, as tests of the API do. */
  pages: boolean;
}

/** The product in one process, over an open and migrated database. Tests and the demo's content bring their own clock. */
export async function createApplication(
  environment: Environment,
  database: Database,
  { clock = new Clock() }: { clock?: Clock } = {},
): Promise<NestFastifyApplication> {
  const door = new FrontDoor(environment);
  const adapter = new FastifyAdapter({
    serverFactory: (handler: RequestListener) => door.createServer(handler),
    logger: { level: environment.logLevel },
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: limits.bodyBytes,
    trustProxy: environment.trustedProxies.length > 0 ? environment.trustedProxies : false,
    // A slow or idle sender may not hold a connection for ever.
    requestTimeout: 60_000,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (_error: unknown, _request: FastifyRequest, reply: FastifyReply) =>
      answerProblem(reply, new ProblemError('not_found')),
  });
  const fastify = adapter.getInstance();
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(environment, database, clock),
    adapter,
    {
      logger: new PinoLogger(fastify.log),
      bodyParser: true,
      abortOnError: false,
    },
  );
  app.setGlobalPrefix('api/v1', { exclude: ['health/live', 'health/ready', 'metrics'] });
  app.useGlobalPipes(validationPipe());
  app.useWebSocketAdapter(new SocketAdapter(app));
  app.enableShutdownHooks([]);
  await app.register(fastifyCookie);
  entityTags(fastify);
  largerBodies(fastify);
  securityHeaders(fastify, environment.publicUrl.protocol === 'https:');
  describeApi(app);
  doors.set(app, door);
  return app;
}

const doors = new WeakMap<NestFastifyApplication, FrontDoor>();

/** Makes the application ready to answer in process, without listening. */
export async function prepare(app: NestFastifyApplication): Promise<void> {
  await app.init();
  const fastify = app.getHttpAdapter().getInstance();
  strictJsonBodies(fastify);
  await fastify.ready();
}

/** Starts to listen, with the pages mounted and jobs running; call `prepare` first. Returns the port. */
export async function serve(
  app: NestFastifyApplication,
  environment: Environment,
  { pages }: ServeOptions,
): Promise<number> {
  const fastify = app.getHttpAdapter().getInstance();
  if (pages) {
    const web = await loadWebApp(environment);
    doors.get(app)?.mount(web, (remoteAddress): InProcessApi => ({
      inject: (request) => fastify.inject({ ...request, method: request.method as 'GET', remoteAddress }),
    }));
  }
  guardSocketOrigin(app.getHttpServer(), environment.publicUrl.origin);
  await listen(fastify, environment.port);
  app.get(JobsService, { strict: false }).start();
  await app.get(AnalysisSchedule, { strict: false }).start();
  const address = app.getHttpServer().address();
  return typeof address === 'object' && address ? address.port : environment.port;
}

/** Nest's own `listen` logs an error before the caller can say it in words; and not every machine has IPv6. */
async function listen(fastify: FastifyInstance, port: number): Promise<void> {
  try {
    await fastify.listen({ port, host: '::' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EAFNOSUPPORT' && code !== 'EADDRNOTAVAIL') throw error;
    await fastify.listen({ port, host: '0.0.0.0' });
  }
}
