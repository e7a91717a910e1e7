import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { Database } from '@openhall/persistence/database';
import { ENVIRONMENT } from '../config/environment.module.js';
import type { Environment } from '../config/environment.js';
import { OpinionReading } from './opinion-reading.js';
import type { Analysed } from './stored-result.js';

export interface OpinionTask {
  id: number;
  roundId: string;
  now: number;
}

export type OpinionReply = { id: number; analysed: Analysed } | { id: number; failure: string };

/** Beside this file once it is compiled; sources, as tests run them, have none. */
const workerFile = new URL('./opinion-worker.js', import.meta.url);

/** Analyses rounds off the thread that answers requests, in one thread that stays and remembers. */
@Injectable()
export class OpinionWork implements OnApplicationShutdown {
  private readonly hasWorker = existsSync(fileURLToPath(workerFile));
  private readonly waiting = new Map<
    number,
    { resolve: (analysed: Analysed) => void; reject: (error: Error) => void }
  >();
  private worker: Worker | null = null;
  private here: OpinionReading | null = null;
  private lastId = 0;

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly database: Database,
  ) {}

  /** @param now the time of the reading (ms) */
  analyse(roundId: string, now: number): Promise<Analysed> {
    if (!this.hasWorker) {
      this.here ??= new OpinionReading(this.database);
      return this.here.analyse(roundId, now);
    }
    const task: OpinionTask = { id: (this.lastId += 1), roundId, now };
    return new Promise((resolve, reject) => {
      this.waiting.set(task.id, { resolve, reject });
      const worker = this.running();
      // While somebody waits the thread keeps the process alive: a command has nothing else to live for.
      worker.ref();
      worker.postMessage(task);
    });
  }

  async onApplicationShutdown(): Promise<void> {
    const { worker } = this;
    if (!worker) return;
    const ended = new Promise((resolve) => worker.once('exit', resolve));
    // What nothing keeps alive would end here, in the middle of its closing, as the demo does once it is filled.
    worker.ref();
    worker.postMessage('stop');
    await ended;
  }

  private running(): Worker {
    if (this.worker) return this.worker;
    const worker = new Worker(workerFile, { workerData: this.environment.database });
    worker.unref();
    worker.on('message', (reply: OpinionReply) => {
      const asked = this.waiting.get(reply.id);
      this.waiting.delete(reply.id);
      if (this.waiting.size === 0) worker.unref();
      if ('analysed' in reply) asked?.resolve(reply.analysed);
      else asked?.reject(new Error(reply.failure));
    });
    worker.on('error', (error) =>
      this.ended(worker, error instanceof Error ? error : new Error(String(error))),
    );
    worker.on('exit', (code) => this.ended(worker, new Error(`the thread ended with ${code}`)));
    this.worker = worker;
    return worker;
  }

  /** Whoever waits hears of it; the next task starts another thread. */
  private ended(worker: Worker, error: Error): void {
    if (this.worker === worker) this.worker = null;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
