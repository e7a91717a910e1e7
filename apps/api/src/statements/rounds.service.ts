import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { limits } from '@openhall/contracts/limits';
import type { RoundChange, RoundCreation, RoundDesk, RoundPlan } from '@openhall/contracts/statements';
import { cleanSingleLine } from '@openhall/domain/text';
import type { StatementRound } from '@openhall/persistence/entities';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import { Clock } from '../common/clock.js';
import { Commands } from '../common/commands.js';
import { fieldProblem, ProblemError } from '../common/problem.js';
import { RoundRecord } from './round-record.service.js';
import { RoundsRepository } from './rounds.repository.js';
import type { RoundCounts } from './rounds.repository.js';
import { StatementWriter } from './statement-writer.service.js';
import { stateAt } from './statements.policy.js';

/** Who gives a command, and its key. */
export interface StaffCommand {
  actorId: string;
  key: string | null;
}

/** Planning rounds, opening and closing them. */
@Injectable()
export class RoundsService {
  constructor(
    private readonly repository: RoundsRepository,
    private readonly writer: StatementWriter,
    private readonly commands: Commands,
    private readonly record: RoundRecord,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Returns the id. @throws ProblemError `not_found`, `invalid_request` for a hall that is not there */
  async create(command: StaffCommand, consultationId: string, plan: RoundCreation): Promise<string> {
    if (!(await this.repository.exists('consultation', consultationId))) throw new ProblemError('not_found');
    await this.checkHall(plan);
    const newId = uuid();
    const now = this.clock.now();
    const { statements, ...round } = plan;
    const bodies = linesOf(statements);
    return this.unitOfWork.write(async (manager) => {
      const earlier = await this.commands.earlier(manager, { ...command, request: plan }, newId, now);
      if (earlier) return earlier;
      await this.repository.insert(manager, {
        ...round,
        id: newId,
        consultationId,
        state: 'draft',
        createdBy: command.actorId,
        createdAt: now,
      });
      for (const body of bodies)
        await this.writer.write(manager, newId, { body, lang: plan.lang }, { byCouncil: true }, now);
      await this.record.planned(manager, command.actorId, 'statements.planned', newId);
      return newId;
    });
  }

  /** The language stays as soon as people have answered. @throws ProblemError `not_found`, `edited_meanwhile` */
  async change(command: StaffCommand, id: string, { version, ...plan }: RoundChange): Promise<void> {
    await this.checkHall(plan);
    await this.unitOfWork.write(async (manager) => {
      const round = await this.held(manager, id);
      if (!(await this.repository.change(manager, id, version, plan)))
        throw new ProblemError('edited_meanwhile');
      if (round.state === 'draft')
        await this.record.planned(manager, command.actorId, 'statements.changed', id);
      else await this.record.moved(manager, command.actorId, 'statements.changed', round);
    });
  }

  /** Opens a draft, or a closed one again. @throws ProblemError `not_found`, `conflict`, `round_empty` */
  async open(command: StaffCommand, id: string): Promise<void> {
    const counts = await this.repository.counts([id]);
    await this.unitOfWork.write(async (manager) => {
      const round = await this.held(manager, id);
      const now = this.clock.now();
      if (stateAt(round, now) === 'open') throw new ProblemError('conflict');
      if (!counts.get(id)?.accepted) throw new ProblemError('round_empty');
      // A round that is opened again is not closed at once by the time that has passed.
      const closesAt = round.closesAt !== null && round.closesAt <= now ? null : round.closesAt;
      await this.repository.moveOn(manager, id, round.state, 'open', { closesAt });
      await this.record.moved(manager, command.actorId, 'statements.opened', round);
    });
  }

  /** @throws ProblemError `not_found`, `conflict` */
  async close(command: StaffCommand, id: string): Promise<void> {
    await this.unitOfWork.write(async (manager) => {
      const round = await this.held(manager, id);
      if (!(await this.repository.moveOn(manager, id, 'open', 'closed'))) throw new ProblemError('conflict');
      await this.record.moved(manager, command.actorId, 'statements.closed', round);
    });
  }

  /** Throws a draft away. @throws ProblemError `not_found`, `conflict` */
  async remove(command: StaffCommand, id: string): Promise<void> {
    await this.unitOfWork.write(async (manager) => {
      await this.held(manager, id);
      if (!(await this.repository.remove(manager, id))) throw new ProblemError('conflict');
      await this.record.planned(manager, command.actorId, 'statements.removed', id);
    });
  }

  /** Every round of a consultation, drafts too, the earliest first. */
  async list(consultationId: string): Promise<RoundDesk[]> {
    const rounds = await this.repository.of({ consultationId });
    return this.desk(rounds);
  }

  /** @throws ProblemError `not_found` */
  async view(id: string): Promise<RoundDesk> {
    const round = await this.repository.find(id);
    const [view] = round ? await this.desk([round]) : [];
    if (!view) throw new ProblemError('not_found');
    return view;
  }

  private async desk(rounds: readonly StatementRound[]): Promise<RoundDesk[]> {
    const counts = await this.repository.counts(rounds.map(({ id }) => id));
    const now = this.clock.now();
    return rounds.map((round) => {
      const { id, consultationId, hallId, version, question, description, lang } = round;
      const { takesStatements, resultsAfterClose, closesAt } = round;
      const { participants, ...byState } = counts.get(id) ?? nothing;
      return {
        ...{ id, consultationId, hallId, version, question, description, lang },
        ...{ takesStatements, resultsAfterClose, closesAt },
        state: stateAt(round, now),
        counts: byState,
        participants,
      };
    });
  }

  private async held(manager: EntityManager, id: string): Promise<StatementRound> {
    const round = await this.repository.find(id, manager);
    if (!round) throw new ProblemError('not_found');
    return round;
  }

  private async checkHall({ hallId }: Pick<RoundPlan, 'hallId'>): Promise<void> {
    if (hallId !== null && !(await this.repository.exists('townhall', hallId)))
      throw fieldProblem('hallId', 'not_a_choice');
  }
}

const nothing: RoundCounts = { waiting: 0, accepted: 0, refused: 0, participants: 0 };

/** Statements that were written one a line, each once. @throws ProblemError `invalid_request` for one that is too short or too long */
function linesOf(text: string): string[] {
  const lines = new Set(
    text
      .split('\n')
      .map(cleanSingleLine)
      .filter((line) => line !== ''),
  );
  const { min, max } = limits.statement;
  for (const line of lines) {
    const { length } = [...line];
    if (length < min) throw fieldProblem('statements', 'too_short', { min, length });
    if (length > max) throw fieldProblem('statements', 'too_long', { max, length });
  }
  return [...lines];
}
