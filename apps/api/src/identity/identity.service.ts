import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { Invitation, Person } from '@openhall/contracts/identity';
import { limits } from '@openhall/contracts/limits';
import { cleanSingleLine, isMeaningful } from '@openhall/domain/text';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import type { Actor } from '../common/access.js';
import { Clock } from '../common/clock.js';
import { Commands } from '../common/commands.js';
import { normaliseEmail } from '../common/email-address.js';
import { fieldProblem } from '../common/problem.js';
import { InvitationsService } from './invitations.service.js';
import { PeopleService } from './people.service.js';

/** Admitting people: by an administrator, or on the command line. */
@Injectable()
export class IdentityService {
  constructor(
    private readonly invitations: InvitationsService,
    private readonly people: PeopleService,
    private readonly unitOfWork: UnitOfWork,
    private readonly commands: Commands,
    private readonly clock: Clock,
  ) {}

  /** Lets somebody in and writes to them. */
  async invite(actor: Actor, request: Invitation, key: string | null): Promise<Person> {
    const { invitation, councilName } = await this.invitations.complete(request);
    const newId = uuid();
    const id = await this.unitOfWork.write(async (manager) => {
      const earlier = await this.commands.earlier(
        manager,
        { actorId: actor.id, key, request },
        newId,
        this.clock.now(),
      );
      // The address may have had an account before the first try, which then made none.
      if (earlier) return (await this.invitations.accountOf(manager, invitation.email)) ?? earlier;
      const admitted = await this.invitations.admit(manager, actor.id, invitation, newId);
      await this.invitations.write(manager, invitation, councilName);
      return admitted.id;
    });
    return this.people.find(id);
  }

  /**
   * Makes an administrator, or raises the account that the address has; without effect when done twice. No mail is sent.
   * @throws ProblemError `invalid_request` for an address or a name that is none
   */
  async createAdministrator(email: string, name: string): Promise<{ id: string; changed: boolean }> {
    const address = normaliseEmail(email);
    if (!address) throw fieldProblem('email', 'not_an_email');
    const displayName = cleanSingleLine(name);
    if (!isMeaningful(displayName)) throw fieldProblem('displayName', 'required');
    if ([...displayName].length > limits.displayName.max)
      throw fieldProblem('displayName', 'too_long', limits.displayName);
    const { invitation } = await this.invitations.complete({
      email: address,
      displayName,
      role: 'administrator',
    });
    return this.unitOfWork.write((manager) => this.invitations.admit(manager, null, invitation));
  }
}
