import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { isStaff } from '@openhall/domain/accounts';
import { decide, nextDue, tick } from '@openhall/domain/townhall';
import type { HallEvent, HallState, MachineCommand, UndoCommand } from '@openhall/domain/townhall';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import type { Participant } from '../common/access.js';
import { Clock } from '../common/clock.js';
import { Commands } from '../common/commands.js';
import { HallActsRepository } from './hall-acts.repository.js';
import { actorOf } from './hall-actor.js';
import { HallConsequences } from './hall-consequences.service.js';
import { HallNews } from './hall-news.service.js';
import { problemOfRefusal } from './hall-problems.js';
import { HallStates } from './hall-states.service.js';
import type { HallExtras } from './hall-rows.js';
import type { LoadedHall } from './hall-states.repository.js';

/** One command on its way to a hall. */
export interface Acting {
  hallId: string;
  by: Participant;
  command: MachineCommand;
  /** What the client sent, and its key, for commands that may be sent twice. */
  key?: string | null;
  request?: unknown;
  /** Id of what is made: the answer to the same command sent again. */
  newId?: string;
  /** Rows outside the state, written in the same unit once the machine has agreed. */
  also?: (manager: EntityManager, loaded: LoadedHall) => Promise<Partial<HallExtras> | null>;
}

export interface Acted {
  /** `newId`, or that of the first time. */
  id: string;
  state: HallState;
  undo: UndoCommand | null;
  /** The command had been carried out before; nothing happened now. */
  repeated: boolean;
}

/** Carries out what the state machine decides: one unit of work for the state, its rows, the rooms' events and the record. */
@Injectable()
export class HallActs {
  constructor(
    private readonly states: HallStates,
    private readonly acts: HallActsRepository,
    private readonly news: HallNews,
    private readonly consequences: HallConsequences,
    private readonly unitOfWork: UnitOfWork,
    private readonly commands: Commands,
    private readonly clock: Clock,
  ) {}

  /** @throws ProblemError `not_found` and every refusal of the machine */
  perform(acting: Acting): Promise<Acted> {
    return this.unitOfWork.write((manager) => this.performIn(manager, acting));
  }

  /** Takes an act back. @throws ProblemError `nothing_to_undo`, and what the machine says */
  undo(hallId: string, by: Participant, actId: string): Promise<Acted> {
    return this.unitOfWork.write(async (manager) => {
      const loaded = await this.states.locked(manager, hallId);
      const command = await this.acts.takeUndo(manager, hallId, actId, this.clock.now());
      if (command === null) throw problemOfRefusal({ ok: false, code: 'nothing_to_undo' });
      return this.decideIn(manager, loaded, { hallId, by, command });
    });
  }

  /** What the clock alone brings: polls whose time is over close. */
  async tick(hallId: string): Promise<void> {
    const now = this.clock.now();
    await this.unitOfWork.write((manager) => this.amend(manager, hallId, (state) => tick(state, now)));
  }

  /** Changes a state from outside the machine, inside the caller's unit. */
  async amend(
    manager: EntityManager,
    hallId: string,
    change: (state: HallState) => { state: HallState; events: readonly HallEvent[] },
  ): Promise<void> {
    const loaded = await this.states.locked(manager, hallId);
    const { state, events } = change(loaded.state);
    if (state !== loaded.state) await this.keep(manager, loaded, state, events);
  }

  private async performIn(manager: EntityManager, acting: Acting): Promise<Acted> {
    const loaded = await this.states.locked(manager, acting.hallId);
    const { by, key = null, request = acting.command, newId = uuid() } = acting;
    const earlier = await this.commands.earlier(
      manager,
      { actorId: by.id, key, request },
      newId,
      this.clock.now(),
    );
    if (earlier !== null) return { id: earlier, state: loaded.state, undo: null, repeated: true };
    return this.decideIn(manager, loaded, { ...acting, newId });
  }

  private async decideIn(manager: EntityManager, loaded: LoadedHall, acting: Acting): Promise<Acted> {
    const { hallId, by, command, newId = uuid() } = acting;
    const now = this.clock.now();
    // The role was read at the door, a moment ago.
    const role = isStaff(by.actor?.role) ? await this.acts.roleNow(manager, by.id) : null;
    const actor = actorOf(by, role, await this.acts.hasJoined(hallId, by.id, manager));
    const decided = decide(loaded.state, command, actor, now);
    if (!decided.ok) throw problemOfRefusal(decided);
    const extras = (await acting.also?.(manager, loaded)) ?? null;
    const { state, events, undo } = decided;
    if (state !== loaded.state || extras !== null) {
      await this.keep(manager, loaded, state, events, extras ?? {});
    } else if (events.length > 0) {
      await this.consequences.follow(manager, state, events);
      await this.news.tell(manager, { before: state, after: state }, events);
    }
    if (isStaff(role)) {
      await this.consequences.record(manager, { id: newId, hallId, actorId: by.id, command, undo, at: now });
    }
    return { id: newId, state, undo, repeated: false };
  }

  private async keep(
    manager: EntityManager,
    loaded: LoadedHall,
    state: HallState,
    events: readonly HallEvent[],
    extras: Partial<HallExtras> = {},
  ): Promise<void> {
    await this.states.put(manager, loaded, state, extras);
    await this.consequences.follow(manager, state, events);
    await this.news.tell(manager, { before: loaded.state, after: state }, events);
    const due = nextDue(state);
    if (due !== null && due !== nextDue(loaded.state))
      await this.consequences.wake(manager, state.hall.id, due);
  }
}
