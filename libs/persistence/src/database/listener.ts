import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

type Hear = (payload: string) => void;

const PAUSE = 1_000;

/** Hears PostgreSQL's notifications on a connection of its own and connects again when that is lost. */
export class Listener {
  private readonly channels = new Map<string, Set<Hear>>();
  private readonly stopping = new AbortController();
  private client: pg.Client | undefined;
  private connecting: Promise<void> | undefined;

  constructor(private readonly url: string) {}

  /** Calls `fn` for each notification, and with an empty payload after a gap. Resolves when it listens. */
  async listen(channel: string, fn: Hear): Promise<() => void> {
    const hearers = this.channels.get(channel) ?? new Set<Hear>();
    const isNew = hearers.size === 0;
    this.channels.set(channel, hearers.add(fn));
    this.connecting ??= this.connect(true);
    await this.connecting;
    if (isNew) await this.client?.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    return () => {
      hearers.delete(fn);
    };
  }

  /** Stops listening for good. */
  async close(): Promise<void> {
    this.stopping.abort();
    await this.client?.end().catch(() => undefined);
  }

  private async connect(isFirst: boolean): Promise<void> {
    const client = new pg.Client({
      connectionString: this.url,
      application_name: 'openhall-listen',
      keepAlive: true,
    });
    client.on('error', () => undefined);
    client.on('notification', ({ channel, payload }) => this.tell(channel, payload ?? ''));
    try {
      await client.connect();
      for (const channel of this.channels.keys())
        await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    } catch (error) {
      await client.end().catch(() => undefined);
      if (isFirst) {
        this.connecting = undefined;
        throw error;
      }
      return this.reconnect();
    }
    this.client = client;
    client.once('end', () => void this.reconnect());
    // What was said during the gap is lost: let everybody look for themselves.
    if (!isFirst) for (const channel of this.channels.keys()) this.tell(channel, '');
  }

  private async reconnect(): Promise<void> {
    this.client = undefined;
    try {
      await sleep(PAUSE, undefined, { signal: this.stopping.signal });
    } catch {
      return;
    }
    await this.connect(false);
  }

  private tell(channel: string, payload: string): void {
    for (const hear of this.channels.get(channel) ?? []) hear(payload);
  }
}
