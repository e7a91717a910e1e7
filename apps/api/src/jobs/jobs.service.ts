import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import { Clock } from '../common/clock.js';
import { JobsRepository } from './jobs.repository.js';
import type { ClaimedJob } from './jobs.repository.js';

/** Which try of a job this is, from 1; more than its most after crashes. */
export interface JobTry {
  number: number;
  /** Fails for good if it fails now. */
  isLast: boolean;
}

export type JobHandler = (payload: unknown, attempt: JobTry) => Promise<void>;

/** What takes long is done beside the rest, one at a time, so that nothing waits for it. */
type Lane = 'quick' | 'slow';
const lanes: readonly Lane[] = ['quick', 'slow'];

const leaseMs = 60_000;
const pollMs = 1_000;
/** Claimed at once; all of them keep their lease until the last has run. */
const batch = 20;
const pruneEveryMs = 3_600_000;
const keptMs = 7 * 24 * 3_600_000;

/** Work outside a request: rows of the `job` table, enqueued in the unit of work that causes them, each run by exactly one process. */
@Injectable()
export class JobsService implements OnApplicationShutdown {
  private readonly logger = new Logger('Jobs');
  private readonly handlers = new Map<string, JobHandler>();
  private readonly worker = uuid();
  private timer: NodeJS.Timeout | null = null;
  private readonly slowKinds = new Set<string>();
  private readonly running = new Map<Lane, Promise<number>>();
  private started = false;
  private prunedAt = 0;

  constructor(
    private readonly repository: JobsRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Says how jobs of a kind are done. A handler may run twice after a crash, so it must be safe to repeat. `slow`: takes more
   * than a moment.
   */
  register(kind: string, handler: JobHandler, { slow = false }: { slow?: boolean } = {}): void {
    this.handlers.set(kind, handler);
    if (slow) this.slowKinds.add(kind);
  }

  /** Adds a job inside the unit of work of `manager`; with a `uniqueKey` that exists already, nothing is added. */
  async enqueue(
    manager: EntityManager,
    kind: string,
    payload: unknown,
    options: { runAt?: number; uniqueKey?: string; maxAttempts?: number } = {},
  ): Promise<void> {
    const now = this.clock.now();
    await this.repository.insert(manager, {
      id: uuid(),
      kind,
      payload,
      uniqueKey: options.uniqueKey ?? null,
      runAt: options.runAt ?? now,
      maxAttempts: options.maxAttempts ?? 5,
      createdAt: now,
    });
    if ((options.runAt ?? now) <= now) this.unitOfWork.afterCommit(() => this.wake());
  }

  /** Starts taking jobs; only a serving process does. */
  start(): void {
    this.started = true;
    this.timer = setInterval(() => this.wake(), pollMs);
    this.timer.unref();
    this.wake();
  }

  /** Runs what is due now until nothing is; returns how many jobs were run. */
  async runDue(): Promise<number> {
    let total = 0;
    let ran: number;
    do {
      ran = 0;
      for (const lane of lanes) ran += await this.runLane(lane);
      total += ran;
    } while (ran > 0);
    return total;
  }

  private async runLane(lane: Lane): Promise<number> {
    let total = 0;
    const kinds = { kinds: [...this.slowKinds], wanted: lane === 'slow' };
    const most = lane === 'slow' ? 1 : batch;
    for (;;) {
      const now = this.clock.now();
      const jobs = await this.unitOfWork.write((manager) =>
        this.repository.claim(manager, this.worker, now, now + leaseMs, most, kinds),
      );
      if (jobs.length === 0) return total;
      const lease = setInterval(() => void this.keepLeases(jobs), leaseMs / 3);
      try {
        for (const job of jobs) await this.run(job);
      } finally {
        clearInterval(lease);
      }
      total += jobs.length;
    }
  }

  async onApplicationShutdown(): Promise<void> {
    this.started = false;
    if (this.timer) clearInterval(this.timer);
    await Promise.all([...this.running.values()].map((running) => running.catch(() => 0)));
  }

  private wake(): void {
    if (!this.started) return;
    for (const lane of lanes) if (!this.running.has(lane)) this.begin(lane);
  }

  private begin(lane: Lane): void {
    const isPruneDue = lane === 'quick' && this.clock.now() - this.prunedAt > pruneEveryMs;
    const running = (isPruneDue ? this.forgetOld() : Promise.resolve())
      .then(() => this.runLane(lane))
      .catch((error: unknown) => {
        this.logger.error('Taking jobs failed', error instanceof Error ? error.stack : String(error));
        return 0;
      })
      .finally(() => this.running.delete(lane));
    this.running.set(lane, running);
  }

  private async run(job: ClaimedJob): Promise<void> {
    try {
      const handler = this.handlers.get(job.kind);
      if (!handler) throw new Error(`nothing handles jobs of kind ${job.kind}`);
      await handler(job.payload, { number: job.attempts, isLast: job.attempts >= job.maxAttempts });
      await this.unitOfWork.write((manager) => this.repository.finish(manager, job.id, this.clock.now()));
    } catch (error) {
      await this.putBack(job, error);
    }
  }

  private async keepLeases(jobs: ClaimedJob[]): Promise<void> {
    const ids = jobs.map((job) => job.id);
    try {
      await this.unitOfWork.write((manager) =>
        this.repository.extendLeases(manager, ids, this.worker, this.clock.now() + leaseMs),
      );
    } catch (error) {
      this.logger.warn(`The leases of ${ids.length} jobs were not extended: ${String(error)}`);
    }
  }

  private async forgetOld(): Promise<void> {
    this.prunedAt = this.clock.now();
    await this.unitOfWork.write((manager) => this.repository.prune(manager, this.prunedAt - keptMs));
  }

  private async putBack(job: ClaimedJob, error: unknown): Promise<void> {
    const now = this.clock.now();
    const retryAt = job.attempts >= job.maxAttempts ? null : now + 2 ** job.attempts * 5_000;
    this.logger.warn(`Job ${job.kind} ${job.id} failed (try ${job.attempts}): ${String(error)}`);
    await this.unitOfWork.write((manager) =>
      this.repository.fail(manager, job.id, String(error).slice(0, 500), retryAt, now),
    );
  }
}
