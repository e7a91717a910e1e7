import { Injectable } from '@nestjs/common';
import type { ErrorCode } from '@openhall/contracts/errors';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import type { Participant } from '../common/access.js';
import { ProblemError } from '../common/problem.js';
import { ConsultationGate } from '../consultations/consultation-gate.service.js';
import { RoundGateRepository } from './round-gate.repository.js';
import type { GateRound } from './round-gate.repository.js';

export type { GateRound } from './round-gate.repository.js';

/** Why somebody may not take part in a town hall; null when they may. Told by the town halls, which are no part of this. */
export type HallDoor = (hallId: string, participant: Participant | null) => Promise<ErrorCode | null>;

const freshMs = 1_000;
const mostCached = 200;
/** Which round a statement is of never changes. */
const mostStatements = 50_000;

/**
 * Whether people may see a round and answer in it. On the path of every answer, so what it knows is kept for at most a
 * second and dropped when this process changes it.
 */
@Injectable()
export class RoundGate {
  private readonly cache = new Map<string, { found: Promise<GateRound | null>; until: number }>();
  private readonly roundOf = new Map<string, string>();
  private hallDoor: HallDoor | null = null;

  constructor(
    private readonly repository: RoundGateRepository,
    private readonly consultations: ConsultationGate,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  registerHallDoor(door: HallDoor): void {
    this.hallDoor = door;
  }

  /** @throws ProblemError `not_found`. Drafts are found too: ask `maySee`. */
  async byId(id: string): Promise<GateRound> {
    const known = this.cache.get(id);
    const found = known && known.until > performance.now() ? known.found : this.read(id);
    const round = await found;
    if (!round) throw new ProblemError('not_found');
    for (const statement of round.statements) this.remember(statement.id, id);
    return round;
  }

  /** The round that a statement is of, shown or not. @throws ProblemError `not_found` */
  async ofStatement(statementId: string): Promise<GateRound> {
    const known = this.roundOf.get(statementId) ?? (await this.repository.roundOf(statementId));
    if (known === undefined) throw new ProblemError('not_found');
    this.remember(statementId, known);
    return this.byId(known);
  }

  /** A round that this person may see. @throws ProblemError `not_found` */
  async visible(id: string, reader: Participant | null): Promise<GateRound> {
    const round = await this.byId(id);
    if (!(await this.maySee(round, reader))) throw new ProblemError('not_found');
    return round;
  }

  /** Drafts are for moderators; the rest is for those who may see the consultation, or are in the hall. */
  async maySee(round: GateRound, reader: Participant | null): Promise<boolean> {
    const role = reader?.actor?.role;
    if (round.state === 'draft') return role !== undefined && role !== 'resident';
    if (round.consultationId !== null) {
      const consultation = await this.consultations.byId(round.consultationId);
      return this.consultations.maySee(consultation, role);
    }
    return true;
  }

  /** Why this person is nobody who could answer; null when they are: signed in, or a guest of the round's hall. */
  async refusalOf(round: GateRound, person: Participant | null): Promise<ErrorCode | null> {
    if (!person) return 'not_signed_in';
    if (person.actor && round.consultationId !== null) return null;
    if (round.hallId === null || this.hallDoor === null) return 'not_signed_in';
    return this.hallDoor(round.hallId, person);
  }

  /** Within a unit of work that changes a round: forgets what is cached as soon as it is committed. */
  dropAfterCommit(id: string): void {
    this.unitOfWork.afterCommit(() => this.cache.delete(id));
  }

  private read(id: string): Promise<GateRound | null> {
    if (this.cache.size >= mostCached) this.cache.clear();
    // The promise is kept before it is answered: a read that began before a change is then dropped with the rest.
    const found = this.repository.find(id);
    this.cache.set(id, { found, until: performance.now() + freshMs });
    found.catch(() => this.cache.delete(id));
    return found;
  }

  private remember(statementId: string, roundId: string): void {
    if (this.roundOf.size >= mostStatements) this.roundOf.clear();
    this.roundOf.set(statementId, roundId);
  }
}
