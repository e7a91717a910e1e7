import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import type { ByAssurance, ConsoleView } from '@openhall/contracts/townhall';
import { Database } from '@openhall/persistence/database';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import { Clock } from '../common/clock.js';
import { AccountsService } from '../identity/accounts.service.js';
import { AudienceService } from '../live/audience.service.js';
import { HallStates } from './hall-states.service.js';
import { nameOf } from './poll-results.js';
import { PresenceRepository } from './presence.repository.js';
import type { ProcessPresence } from './presence.repository.js';
import { moderatorsRoom, projectorRoom, publicRoom } from './rooms.js';

const beatMs = 5_000;
/** A process that was silent for so long is gone. */
const silentMs = 20_000;
/** What a moderator reads is forgotten unless said again. */
const readingMs = 120_000;

interface Watched {
  counts: ByAssurance | null;
  others: ProcessPresence[];
  /** By moderator: the question that they read, and when they said so. */
  reading: Map<string, { questionId: string | null; at: number }>;
}

/** How many are here: sockets of this process, and on PostgreSQL what the other processes write every few seconds. */
@Injectable()
export class PresenceService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Presence');
  private readonly processId = randomUUID();
  private readonly halls = new Map<string, Watched>();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly repository: PresenceRepository,
    private readonly audience: AudienceService,
    private readonly accounts: AccountsService,
    private readonly states: HallStates,
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.audience.onMoved((room) => this.moved(room));
    this.timer = setInterval(() => void this.beat(), beatMs);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  /** Everybody connected to the hall. */
  present(hallId: string): ByAssurance {
    const watched = this.watched(hallId);
    watched.counts ??= this.count(hallId);
    const total = { ...watched.counts };
    for (const { counts } of watched.others) {
      total.guests += counts.guests;
      total.signedIn += counts.signedIn;
      total.verified += counts.verified;
    }
    return total;
  }

  /** Says what a moderator reads; null = nothing. @throws ProblemError `not_found` */
  async read(hallId: string, moderatorId: string, questionId: string | null): Promise<void> {
    // Ids that are none would fill the memory.
    await this.states.current(hallId);
    this.watched(hallId).reading.set(moderatorId, { questionId, at: this.clock.now() });
    this.audience.numbersMoved(moderatorsRoom(hallId));
  }

  /** The moderators here, and what each reads. */
  async moderators(hallId: string): Promise<ConsoleView['moderators']> {
    const reading = new Map(Object.entries(this.readingHere(hallId)));
    for (const { moderators } of this.watched(hallId).others)
      for (const [id, questionId] of Object.entries(moderators)) reading.set(id, questionId);
    const names = await this.accounts.namesOf([...reading.keys()]);
    return [...reading].map(([id, questionId]) => ({ id, name: names.get(id)?.name ?? '', questionId }));
  }

  private watched(hallId: string): Watched {
    const known = this.halls.get(hallId);
    if (known) return known;
    const watched: Watched = { counts: null, others: [], reading: new Map() };
    this.halls.set(hallId, watched);
    return watched;
  }

  private count(hallId: string): ByAssurance {
    const counts: ByAssurance = { guests: 0, signedIn: 0, verified: 0 };
    for (const assurance of this.audience.of(publicRoom(hallId)).values()) counts[nameOf(assurance)] += 1;
    return counts;
  }

  private readingHere(hallId: string): Record<string, string | null> {
    const { reading } = this.watched(hallId);
    const here: Record<string, string | null> = {};
    for (const id of this.audience.of(moderatorsRoom(hallId)).keys()) here[id] = null;
    for (const [id, { questionId, at }] of reading) {
      if (this.clock.now() - at <= readingMs) here[id] = questionId;
      else reading.delete(id);
    }
    return here;
  }

  private moved(room: string): void {
    const [prefix, hallId = '', audience] = room.split(':');
    if (prefix !== 'townhall') return;
    if (audience === undefined) this.watched(hallId).counts = null;
    if (audience === 'projector') return;
    this.audience.numbersMoved(moderatorsRoom(hallId));
    if (audience !== undefined) return;
    this.audience.numbersMoved(publicRoom(hallId));
    this.audience.numbersMoved(projectorRoom(hallId));
  }

  /** Tells the other processes, and hears them. Only PostgreSQL is shared. */
  private async beat(): Promise<void> {
    if (this.database.kind !== 'postgres') return;
    try {
      for (const [hallId, watched] of this.halls) await this.exchange(hallId, watched);
    } catch (error) {
      this.logger.warn(`Presence was not exchanged: ${String(error)}`);
    }
  }

  private async exchange(hallId: string, watched: Watched): Promise<void> {
    const at = this.clock.now();
    watched.counts ??= this.count(hallId);
    const { counts, others } = watched;
    const moderators = this.readingHere(hallId);
    await this.unitOfWork.write((manager) =>
      this.repository.write(manager, {
        processId: this.processId,
        townhallId: hallId,
        counts,
        moderators,
        at,
      }),
    );
    watched.others = await this.repository.others(hallId, this.processId, at - silentMs);
    if (JSON.stringify(others) === JSON.stringify(watched.others)) return;
    for (const room of [publicRoom, moderatorsRoom, projectorRoom]) this.audience.numbersMoved(room(hallId));
  }
}
