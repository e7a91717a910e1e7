import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { CommandAnswer } from '@openhall/contracts/townhall';
import type { HallCommand } from '@openhall/domain/townhall';
import type { Participant } from '../common/access.js';
import { Clock } from '../common/clock.js';
import { ProblemError } from '../common/problem.js';
import { HallActs } from './hall-acts.service.js';
import { HallActsRepository } from './hall-acts.repository.js';
import type { LoadedHall } from './hall-states.repository.js';

/** What moderators do from the console. */
@Injectable()
export class HallCommands {
  constructor(
    private readonly acts: HallActs,
    private readonly rows: HallActsRepository,
    private readonly clock: Clock,
  ) {}

  /** Carries a command out; sent twice, it is carried out once. @throws ProblemError what the machine says */
  async perform(
    hallId: string,
    by: Participant,
    command: HallCommand,
    key: string | null,
  ): Promise<CommandAnswer> {
    const { id, undo, repeated } = await this.acts.perform({
      ...{ hallId, by, key, command, newId: uuid(), request: { hallId, command } },
      also: (manager, loaded) => this.outside(manager, loaded, command),
    });
    if (repeated) return { undoId: (await this.rows.isUndoable(hallId, id)) ? id : null };
    return { undoId: undo === null ? null : id };
  }

  /** Takes an act back; what others did meanwhile stays. @throws ProblemError `nothing_to_undo`, and what the machine says */
  async undo(hallId: string, by: Participant, actId: string): Promise<CommandAnswer> {
    await this.acts.undo(hallId, by, actId);
    return { undoId: null };
  }

  /** Rows that the machine does not keep. */
  private async outside(manager: EntityManager, { state }: LoadedHall, command: HallCommand): Promise<null> {
    if (command.kind === 'caption.add') {
      const { captionId: id, text } = command;
      const { id: townhallId, lang } = state.hall;
      if (!(await this.rows.addCaption(manager, { id, townhallId, text, lang, at: this.clock.now() })))
        throw new ProblemError('conflict');
    }
    if (command.kind === 'poll.judge_words' && !(await this.rows.judgeWords(manager, command)))
      throw new ProblemError('not_found');
    return null;
  }
}
