import { Injectable } from '@nestjs/common';
import type { Person, PersonChange } from '@openhall/contracts/identity';
import type { EntityManager } from 'typeorm';
import { limits } from '@openhall/contracts/limits';
import type { Page } from '@openhall/contracts/pages';
import type { Role } from '@openhall/domain/accounts';
import { cleanSingleLine } from '@openhall/domain/text';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../common/access.js';
import { Clock } from '../common/clock.js';
import { pageOf, readCursor } from '../common/cursor.js';
import { ProblemError } from '../common/problem.js';
import { mayChangeRole } from './accounts.policy.js';
import { AccountsRepository } from './accounts.repository.js';
import { PeopleRepository } from './people.repository.js';
import type { PersonPosition } from './people.repository.js';
import { SessionsService } from './sessions.service.js';

const size = limits.pageSize.standard;

/** The administrators' list of people, and their roles. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly people: PeopleRepository,
    private readonly accounts: AccountsRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: SessionsService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** Staff first, then the newest. @throws ProblemError `cursor_invalid` */
  async list(search: string | undefined, cursor: string | undefined): Promise<Page<Person>> {
    const rows = await this.people.list(cleanSingleLine(search ?? ''), positionOf(cursor), size + 1);
    return pageOf(rows, size, (row) => [row.role === 'resident' ? 1 : 0, row.createdAt, row.id]);
  }

  /** @throws ProblemError `not_found` */
  async find(id: string): Promise<Person> {
    const account = await this.accounts.find(id);
    if (!account) throw new ProblemError('not_found');
    const { displayName, email, role, createdAt, addressCheckedAt } = account;
    const addressChecked = addressCheckedAt !== null;
    return { id, displayName, email: email ?? '', role, createdAt, addressChecked };
  }

  /**
   * Gives another role, or says whether the address was checked; either counts from the person's next request.
   * @throws ProblemError `not_found`, `own_role`, `last_administrator`, `not_allowed`
   */
  async change(actor: Actor, id: string, { role, verified }: PersonChange): Promise<Person> {
    await this.unitOfWork.write(async (manager) => {
      if (role !== undefined) await this.changeRole(manager, actor, id, role);
      if (verified !== undefined) await this.setVerified(manager, actor, id, verified);
    });
    return this.find(id);
  }

  private async changeRole(manager: EntityManager, actor: Actor, id: string, role: Role): Promise<void> {
    const administrators = await this.accounts.lockedAdministrators(manager);
    const account = await this.accounts.find(id, manager);
    if (!account) throw new ProblemError('not_found');
    const refusal = mayChangeRole(actor.id, id, administrators);
    if (refusal) throw new ProblemError(refusal);
    if (!(await this.accounts.setRole(manager, id, role))) return;
    await this.sessions.rightsChanged(manager, id);
    await this.audit.record(manager, {
      actorId: actor.id,
      act: 'account.role_changed',
      subjectType: 'account',
      subjectId: id,
      detail: { from: account.role, to: role },
    });
  }

  private async setVerified(
    manager: EntityManager,
    actor: Actor,
    id: string,
    verified: boolean,
  ): Promise<void> {
    if (!(await this.accounts.find(id, manager))) throw new ProblemError('not_found');
    if (!(await this.accounts.setAddressChecked(manager, id, verified ? this.clock.now() : null))) return;
    await this.audit.record(manager, {
      actorId: actor.id,
      act: verified ? 'account.address_checked' : 'account.address_unchecked',
      subjectType: 'account',
      subjectId: id,
    });
  }
}

function positionOf(cursor: string | undefined): PersonPosition | null {
  const values = readCursor(cursor, 3);
  if (!values) return null;
  const [resident, createdAt, id] = values;
  if ((resident !== 0 && resident !== 1) || typeof createdAt !== 'number' || typeof id !== 'string') {
    throw new ProblemError('cursor_invalid');
  }
  return [resident, createdAt, id];
}
