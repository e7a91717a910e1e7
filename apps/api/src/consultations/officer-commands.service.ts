import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import { Clock } from '../common/clock.js';
import { Commands } from '../common/commands.js';

/** Whose command it is, and its key (null: not repeatable). */
export interface OfficerCommand {
  actorId: string;
  key: string | null;
}

/** Carries out an officer's command in one unit of work, once, however often it is sent with the same key. */
@Injectable()
export class OfficerCommands {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly commands: Commands,
    private readonly clock: Clock,
  ) {}

  /**
   * @param request what was asked, ids of the path included
   * @returns the id that this command, or its first try, stands for
   * @throws ProblemError `idempotency_key_reused`
   */
  once(
    { actorId, key }: OfficerCommand,
    request: unknown,
    act: (manager: EntityManager, id: string) => Promise<void>,
  ): Promise<string> {
    const id = uuid();
    return this.unitOfWork.write(async (manager) => {
      const earlier = await this.commands.earlier(manager, { actorId, key, request }, id, this.clock.now());
      if (!earlier) await act(manager, id);
      return earlier ?? id;
    });
  }
}
