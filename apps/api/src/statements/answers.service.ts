import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { AnswerGiven, OwnAnswer, Progress, Stance } from '@openhall/contracts/statements';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import type { Participant } from '../common/access.js';
import { Clock } from '../common/clock.js';
import { ProblemError } from '../common/problem.js';
import { AnalysisSchedule } from './analysis-schedule.service.js';
import { AnswersRepository } from './answers.repository.js';
import { NextStatement } from './next-statement.service.js';
import { RoundGate } from './round-gate.service.js';
import type { GateRound } from './round-gate.service.js';
import { refusalToAnswer } from './statements.policy.js';

/** Answers to statements. They leave no event and no audit row: an ordered trace would tell who came when. */
@Injectable()
export class AnswersService {
  constructor(
    private readonly repository: AnswersRepository,
    private readonly gate: RoundGate,
    private readonly following: NextStatement,
    private readonly schedule: AnalysisSchedule,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps this answer, in place of an earlier one of the same person.
   * @throws ProblemError `not_found`, `not_signed_in`, `round_not_open`, `round_closed`, `statement_gone`, `hall_…`
   */
  async give(statementId: string, stance: Stance, person: Participant): Promise<AnswerGiven> {
    const round = await this.gate.ofStatement(statementId);
    if (!(await this.gate.maySee(round, person))) throw new ProblemError('not_found');
    const now = this.clock.now();
    const refusal = refusalToAnswer(round, now) ?? (await this.gate.refusalOf(round, person));
    if (refusal) throw new ProblemError(refusal);
    await this.unitOfWork.write(async (manager) => {
      const put = () => this.repository.put(manager, person.id, statementId, stance, now);
      if (!(await put())) {
        await this.repository.join(manager, uuid(), round.id, person.id, now);
        if (!(await put())) throw new ProblemError('statement_gone');
      }
      this.unitOfWork.afterCommit(() => this.schedule.moved(round.id));
    });
    return { statementId, stance, ...(await this.progress(round, person)) };
  }

  /** How far a person has come, and what to ask next. */
  async progress(round: GateRound, person: Participant): Promise<Progress> {
    return this.progressWith(round, await this.repository.of(round.id, person.id));
  }

  /** As `progress`, with answers that were read already. */
  async progressWith(round: GateRound, answers: ReadonlyMap<string, Stance>): Promise<Progress> {
    const open = round.statements.filter(({ id }) => !answers.has(id));
    return {
      answered: round.statements.length - open.length,
      total: round.statements.length,
      next: await this.following.of(round, open),
    };
  }

  /** One's own answers, by number of the statement; what is not answered yet is there too. */
  async own(roundId: string, person: Participant): Promise<OwnAnswer[]> {
    const round = await this.gate.visible(roundId, person);
    const answers = await this.repository.of(round.id, person.id);
    return round.statements.map((statement) => ({ statement, stance: answers.get(statement.id) ?? null }));
  }
}
