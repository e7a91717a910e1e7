import { Injectable } from '@nestjs/common';
import type { ScrutineerInvitation, ScrutineerView } from '@openhall/contracts/voting';
import { fingerprintOf, readVerifierKey } from '@openhall/domain/transparency';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import { Clock } from '../common/clock.js';
import { Commands } from '../common/commands.js';
import { ProblemError } from '../common/problem.js';
import { Scrutineers } from './scrutineers.service.js';
import type { OfficerCommand } from './vote-plans.service.js';
import { VoteRecord } from './vote-record.service.js';
import { VoteStatementsRepository } from './vote-statements.repository.js';
import { VotesRepository } from './votes.repository.js';

/** The scrutineers as officers see them. Nobody here sees a link: it goes to the scrutineer's address alone. */
@Injectable()
export class DeskScrutineers {
  constructor(
    private readonly votes: VotesRepository,
    private readonly scrutineers: Scrutineers,
    private readonly statements: VoteStatementsRepository,
    private readonly commands: Commands,
    private readonly record: VoteRecord,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws ProblemError `not_found` */
  async list(voteId: string): Promise<ScrutineerView[]> {
    const vote = await this.votes.find(voteId);
    if (!vote) throw new ProblemError('not_found');
    const signed = new Map((await this.statements.of(voteId)).map((one) => [one.name, one]));
    return vote.scrutineers.map(({ name, email, tokenHash, invitedAt }) => {
      const statement = signed.get(name);
      const key = readVerifierKey(statement?.verifierKey ?? '');
      return {
        name,
        email,
        invitedAt: tokenHash === null ? null : (invitedAt ?? vote.closedAt),
        signedAt: statement?.createdAt ?? null,
        fingerprint: key && fingerprintOf(key.publicKey),
      };
    });
  }

  /**
   * Writes to a scrutineer anew, perhaps to another address: a mail may be lost, or an address mistyped.
   * @throws ProblemError `not_found`, `package_not_ready` before the close
   */
  async invite(command: OfficerCommand, voteId: string, invitation: ScrutineerInvitation): Promise<void> {
    const { actorId } = command;
    await this.unitOfWork.write(async (manager) => {
      const request = { voteId, ...invitation };
      if (await this.commands.earlier(manager, { ...command, request }, voteId, this.clock.now())) return;
      await this.votes.hold(manager, voteId);
      const vote = await this.votes.find(voteId, manager);
      const place = vote?.scrutineers.findIndex(({ name }) => name === invitation.name) ?? -1;
      if (!vote || vote.publication !== 'confidential' || place < 0) throw new ProblemError('not_found');
      if (vote.state !== 'closed') throw new ProblemError('package_not_ready');
      const invited = await this.scrutineers.inviteAgain(manager, vote, place, invitation.email);
      await this.votes.setScrutineers(manager, voteId, invited);
      await this.record.planned(manager, actorId, 'vote.scrutineer_invited', voteId, { place: place + 1 });
    });
  }
}
