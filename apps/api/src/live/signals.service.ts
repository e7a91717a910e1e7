import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { Database } from '@openhall/persistence/database';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';

/** `event`: a room's log grew. `tally`: its numbers moved. `ended`: a session ended. `changed`: its person's rights changed. */
export interface Signal {
  kind: 'event' | 'tally' | 'ended' | 'changed';
  name: string;
}

/** Where a signal came from: a listener passes on what happened here, never what it heard from another process. */
export type Origin = 'here' | 'elsewhere';

const channel = 'openhall';

/**
 * Tells this process, and on PostgreSQL the others, that something was committed. Signals may be lost: delivery also polls.
 */
@Injectable()
export class SignalsService implements OnApplicationShutdown {
  private readonly logger = new Logger('Signals');
  private readonly listeners: ((signal: Signal, origin: Origin) => void)[] = [];
  private readonly processId = randomUUID();
  private stopListening: (() => void) | null = null;
  private started: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  listen(listener: (signal: Signal, origin: Origin) => void): void {
    this.listeners.push(listener);
  }

  /** Starts hearing the other processes. */
  start(): Promise<void> {
    if (this.database.kind === 'postgres') this.started = this.startListening();
    return this.started;
  }

  private async startListening(): Promise<void> {
    this.stopListening = await this.database.listen(channel, (payload) => this.hear(payload));
  }

  /** Sends when the unit of work commits. */
  async afterCommit(signal: Signal): Promise<void> {
    this.unitOfWork.afterCommit(() => this.tell(signal, 'here'));
    // A tally's signal is sent once a flush and not from each transaction: NOTIFY takes a lock that all commits share.
    if (this.database.kind === 'postgres' && signal.kind !== 'tally') {
      await this.database.notify(channel, this.payload(signal));
    }
  }

  /** Tells the other processes now, outside a unit of work; a lost one is healed by polling. */
  broadcast(signal: Signal): void {
    if (this.database.kind !== 'postgres') return;
    this.database.notify(channel, this.payload(signal)).catch((error: unknown) => {
      this.logger.warn(`A signal was not sent: ${String(error)}`);
    });
  }

  async onApplicationShutdown(): Promise<void> {
    // Nobody waits for the start: a process that ends at once would take the database away from it.
    await this.started.catch(() => undefined);
    this.stopListening?.();
  }

  private payload({ kind, name }: Signal): string {
    return `${kind} ${name} ${this.processId}`;
  }

  private hear(payload: string): void {
    const [kind, name, sender] = payload.split(' ');
    if (sender === this.processId || !name) return;
    if (kind === 'event' || kind === 'tally' || kind === 'ended' || kind === 'changed')
      this.tell({ kind, name }, 'elsewhere');
  }

  private tell(signal: Signal, origin: Origin): void {
    for (const listener of this.listeners) listener(signal, origin);
  }
}
