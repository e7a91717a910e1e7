import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CatchUp } from '@openhall/contracts/live';
import type { References } from '@openhall/persistence/entities';
import { Clock } from '../common/clock.js';
import type { JsonOf } from '../common/json-of.js';
import { EventLogRepository } from './event-log.repository.js';
import { RoomsService } from './rooms.service.js';
import { SharedAnswers } from './shared-answers.service.js';
import { SignalsService } from './signals.service.js';
import { everyRoom } from './tallies.service.js';

/** Past this many events a fresh snapshot is cheaper than the way there. */
const catchUpLimit = 200;

/** Told of an event within the unit that it describes. */
type EventListener = (
  manager: EntityManager,
  event: { room: string; seq: number; subject: References },
) => Promise<void>;

/** What content modules use: append what happened, mark numbers that moved, know a room's sequence. */
@Injectable()
export class LiveService {
  private readonly listeners = new Map<string, EventListener[]>();

  constructor(
    private readonly log: EventLogRepository,
    private readonly rooms: RoomsService,
    private readonly signals: SignalsService,
    private readonly answers: SharedAnswers,
    private readonly clock: Clock,
  ) {}

  /** Adds an event to a room's log, inside the unit of work that it describes; `subject` holds references, never text. */
  async append(manager: EntityManager, room: string, type: string, subject: References): Promise<void> {
    const seq = await this.log.append(manager, room, type, subject, this.clock.now());
    for (const listener of this.listeners.get(type) ?? []) await listener(manager, { room, seq, subject });
    await this.signals.afterCommit({ kind: 'event', name: room });
  }

  /** Lets a module act on events of others inside their units: what follows from an event is then never lost. */
  listen(type: string, listener: EventListener): void {
    this.listeners.set(type, [...(this.listeners.get(type) ?? []), listener]);
  }

  /** Says that a room's numbers move with this unit of work. */
  async tallyMoved(room: string): Promise<void> {
    await this.signals.afterCommit({ kind: 'tally', name: room });
  }

  /** Says that with this unit of work numbers show that were kept back, in rooms that only their own modules know. */
  async talliesShow(): Promise<void> {
    await this.signals.afterCommit({ kind: 'tally', name: everyRoom });
  }

  /** The sequence to read *before* a snapshot, so that the snapshot holds at least everything up to it. */
  head(room: string): Promise<number> {
    return this.log.head(room);
  }

  /**
   * What a client missed after `seq`, as the room's audience may see it now, made once for all who ask for the same.
   */
  catchUp(room: string, seq: number): Promise<JsonOf<CatchUp>> {
    return this.answers.json(room, `after ${seq}`, () => this.missed(room, seq));
  }

  private async missed(room: string, seq: number): Promise<CatchUp> {
    const events = await this.log.after(room, seq, catchUpLimit + 1);
    if (events.length > catchUpLimit) return { resync: true, seq: await this.log.head(room) };
    return { resync: false, seq: events.at(-1)?.seq ?? seq, events: await this.rooms.fill(events) };
  }
}
