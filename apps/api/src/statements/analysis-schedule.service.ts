import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { circles } from '@openhall/contracts/statements';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import { Clock } from '../common/clock.js';
import { LiveService } from '../live/live.service.js';
import { OpinionWork } from './opinion-work.service.js';
import { ResultsRepository } from './results.repository.js';
import { ResultsService } from './results.service.js';

/** After the first answer others come soon. */
const gatherMs = 400;
/** An analysis takes at most a third of the time. */
const restFor = 2;
const leaseMs = 20_000;
/** Another process has the round. */
const waitMs = 1_000;
/** After a failure. */
const retryMs = 15_000;

interface Turn {
  /** Answers came since the last reading began. */
  moved: boolean;
  timer: NodeJS.Timeout | null;
  running: Promise<void> | null;
}

/** Analyses a round soon after its answers moved, once for many; of several processes one at a time. */
@Injectable()
export class AnalysisSchedule implements OnApplicationShutdown {
  private readonly logger = new Logger('Opinions');
  private readonly process = uuid();
  private readonly turns = new Map<string, Turn>();
  private started = false;

  constructor(
    private readonly work: OpinionWork,
    private readonly repository: ResultsRepository,
    private readonly results: ResultsService,
    private readonly live: LiveService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Says that answers or statements of a round moved, after the commit. Costs the caller nothing. */
  moved(roundId: string): void {
    if (!this.started) return;
    const turn = this.turns.get(roundId) ?? { moved: false, timer: null, running: null };
    turn.moved = true;
    this.turns.set(roundId, turn);
    if (turn.running === null) this.arm(roundId, turn, gatherMs);
  }

  /** Begins to analyse what moves, and takes up what moved while no process was there; only a serving process does. */
  async start(): Promise<void> {
    this.started = true;
    for (const roundId of await this.repository.behind()) this.moved(roundId);
  }

  /** Analyses a round now. @returns whether this process did: another one may be at it */
  async analyse(roundId: string): Promise<boolean> {
    const began = this.clock.now();
    const isOurs = await this.unitOfWork.write((manager) =>
      this.repository.lease(manager, roundId, this.process, began, began + leaseMs),
    );
    if (!isOurs) return false;
    const { readAt, circles: found } = await this.work.analyse(roundId, this.clock.now());
    const gone = circles.filter((circle) => !found.some((each) => each.circle === circle));
    await this.unitOfWork.write(async (manager) => {
      for (const each of found) await this.repository.put(manager, roundId, readAt, each);
      await this.repository.drop(manager, roundId, gone);
      await this.repository.release(manager, roundId, this.process);
      await this.live.tallyMoved(`statements:${roundId}`);
      this.unitOfWork.afterCommit(() => this.results.drop(roundId));
    });
    return true;
  }

  async onApplicationShutdown(): Promise<void> {
    this.started = false;
    for (const { timer } of this.turns.values()) if (timer) clearTimeout(timer);
    await Promise.all([...this.turns.values()].flatMap(({ running }) => running ?? []));
  }

  private arm(roundId: string, turn: Turn, afterMs: number): void {
    if (turn.timer !== null || !this.started) return;
    turn.timer = setTimeout(() => {
      turn.timer = null;
      turn.running = this.run(roundId, turn).finally(() => {
        turn.running = null;
      });
    }, afterMs);
    turn.timer.unref();
  }

  private async run(roundId: string, turn: Turn): Promise<void> {
    const began = performance.now();
    turn.moved = false;
    let pause = waitMs;
    try {
      const isDone = await this.analyse(roundId);
      if (isDone) pause = Math.max(gatherMs, restFor * (performance.now() - began));
      else turn.moved = true;
    } catch (error) {
      pause = retryMs;
      turn.moved = true;
      this.logger.error(`Analysing ${roundId} failed`, error instanceof Error ? error.stack : String(error));
    }
    if (!turn.moved) {
      this.turns.delete(roundId);
      return;
    }
    // Not before this run has ended: the timer belongs to the next one.
    setImmediate(() => this.arm(roundId, turn, pause));
  }
}
