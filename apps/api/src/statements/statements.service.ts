import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { limits } from '@openhall/contracts/limits';
import type { Page } from '@openhall/contracts/pages';
import type {
  DeskStatement,
  OwnStatement,
  StatementDecision,
  StatementState,
  StatementWriting,
} from '@openhall/contracts/statements';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import type { Participant } from '../common/access.js';
import { Clock } from '../common/clock.js';
import { Commands } from '../common/commands.js';
import { pageOf, readCursor } from '../common/cursor.js';
import { fieldProblem, ProblemError } from '../common/problem.js';
import { RoundGate } from './round-gate.service.js';
import { shownStatement } from './round-gate.repository.js';
import { RoundRecord } from './round-record.service.js';
import type { StaffCommand } from './rounds.service.js';
import { StatementWriter } from './statement-writer.service.js';
import { StatementsRepository } from './statements.repository.js';
import type { DeskStatementRow } from './statements.repository.js';
import { refusalToPropose } from './statements.policy.js';

/** Writing statements and deciding on those of residents. */
@Injectable()
export class StatementsService {
  constructor(
    private readonly repository: StatementsRepository,
    private readonly writer: StatementWriter,
    private readonly gate: RoundGate,
    private readonly commands: Commands,
    private readonly record: RoundRecord,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * A resident's statement: it waits until a moderator has read it.
   * @throws ProblemError `not_found`, `round_…`, `not_signed_in`, `statement_there_already`, `statements_waiting`
   */
  async propose(
    roundId: string,
    writing: StatementWriting,
    person: Participant,
    key: string | null,
  ): Promise<OwnStatement[]> {
    const round = await this.gate.visible(roundId, person);
    const now = this.clock.now();
    const refusal = refusalToPropose(round, now) ?? (await this.gate.refusalOf(round, person));
    if (refusal) throw new ProblemError(refusal);
    const newId = uuid();
    await this.unitOfWork.write(async (manager) => {
      const command = { actorId: person.id, key, request: writing };
      if (await this.commands.earlier(manager, command, newId, now)) return;
      const author = { byCouncil: false as const, accountId: person.id };
      await this.writer.write(manager, roundId, writing, author, now, newId);
    });
    return this.own(roundId, person.id);
  }

  /** One's own statements of a round, and what became of them; newest first. */
  async own(roundId: string, accountId: string): Promise<OwnStatement[]> {
    const statements = await this.repository.own(roundId, accountId);
    return statements.map(({ id, body, lang, state, reason, note }) => ({
      id,
      body,
      lang,
      state,
      reason,
      note,
    }));
  }

  /** A statement of the council, shown at once. @throws ProblemError `not_found`, `statement_there_already` */
  async add(command: StaffCommand, roundId: string, writing: StatementWriting): Promise<void> {
    await this.gate.byId(roundId);
    const now = this.clock.now();
    const newId = uuid();
    await this.unitOfWork.write(async (manager) => {
      if (await this.commands.earlier(manager, { ...command, request: writing }, newId, now)) return;
      await this.writer.write(manager, roundId, writing, { byCouncil: true }, now, newId);
      await this.record.decided(manager, command.actorId, 'statement.added', { id: newId, roundId });
    });
  }

  /**
   * Shows a statement, or takes it out everywhere. Its answers stay where they are, for the day it is shown again.
   * @throws ProblemError `not_found`, `decision_changes_nothing`, `invalid_request` for a refusal without a reason
   */
  async decide(
    command: StaffCommand,
    id: string,
    { act, reason, note, meta }: StatementDecision,
  ): Promise<void> {
    if (act === 'refuse' && reason === null) throw fieldProblem('reason', 'required');
    const state = act === 'accept' ? 'accepted' : 'refused';
    await this.unitOfWork.write(async (manager) => {
      const statement = await this.repository.find(manager, id);
      if (!statement) throw new ProblemError('not_found');
      const given = act === 'refuse' ? { reason, note } : { reason: null, note: null };
      const decision = { state, meta, ...given, now: this.clock.now() } as const;
      if (!(await this.repository.decide(manager, id, decision)))
        throw new ProblemError('decision_changes_nothing');
      const detail = { reason: given.reason };
      await this.record.decided(manager, command.actorId, `statement.${state}`, statement, detail);
    });
  }

  /** As moderators read them. @throws ProblemError `not_found` */
  async forDesk(
    roundId: string,
    state: StatementState | undefined,
    cursor: string | undefined,
  ): Promise<Page<DeskStatement>> {
    await this.gate.byId(roundId);
    const [after = 0] = readCursor(cursor, 1) ?? [];
    const size = limits.pageSize.standard;
    const rows = await this.repository.forDesk(roundId, state ?? null, Number(after), size + 1);
    const { items, next } = pageOf(rows, size, ({ number }) => [number]);
    return { items: items.map(deskStatement), next };
  }
}

function deskStatement(row: DeskStatementRow): DeskStatement {
  const { state, author_name: authorName, created_at: createdAt, reason, note } = row;
  const votes = { agree: Number(row.agree), disagree: Number(row.disagree), pass: Number(row.pass) };
  return { ...shownStatement(row), state, authorName, createdAt, reason, note, votes };
}
