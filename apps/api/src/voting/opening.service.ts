import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import { Clock } from '../common/clock.js';
import { ProblemError } from '../common/problem.js';
import { VoteCalendar } from './vote-calendar.service.js';
import { VoteKeys } from './vote-keys.service.js';
import { VotePlans, type OfficerCommand } from './vote-plans.service.js';
import { VoteRecord } from './vote-record.service.js';
import { VotesRepository } from './votes.repository.js';

/** Opening a vote freezes its rules; calling it off is all that can still be done with it. */
@Injectable()
export class OpeningService {
  constructor(
    private readonly votes: VotesRepository,
    private readonly plans: VotePlans,
    private readonly calendar: VoteCalendar,
    private readonly keys: VoteKeys,
    private readonly record: VoteRecord,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws ProblemError `not_found`, `vote_frozen`, `vote_rules_invalid`, `vote_closed`, `phase_not_open_yet` */
  async open({ actorId }: OfficerCommand, id: string): Promise<void> {
    const vote = await this.votes.find(id);
    if (!vote) throw new ProblemError('not_found');
    if (vote.state !== 'draft') throw new ProblemError('vote_frozen');
    const now = this.clock.now();
    if (vote.closesAt <= now) throw new ProblemError('vote_closed');
    if (vote.opensAt > now) throw new ProblemError('phase_not_open_yet');
    if ((await this.plans.problems(vote)).length > 0) throw new ProblemError('vote_rules_invalid');
    // On the disk before anybody can vote: a ballot under a key that a crash took could never be found again.
    this.keys.make(id);
    await this.unitOfWork.write(async (manager) => {
      const opened = await this.votes.moveOn(manager, id, 'draft', 'open', {
        openedAt: now,
        origin: this.keys.originOf(id),
        verifierKey: this.keys.signer().verifierKey,
      });
      if (!opened) throw new ProblemError('vote_frozen');
      await this.calendar.schedule(manager, vote);
      const detail = { version: vote.version, closesAt: vote.closesAt };
      await this.record.moved(manager, vote, { actorId, act: 'vote.opened', detail });
    });
  }

  /** Calls an open vote off, with a public reason. Nothing of it is counted. @throws ProblemError `not_found`, `vote_closed` */
  async callOff({ actorId }: OfficerCommand, id: string, reason: string): Promise<void> {
    await this.unitOfWork.write(async (manager) => {
      const vote = await this.votes.find(id, manager);
      if (!vote || vote.state === 'draft') throw new ProblemError('not_found');
      const change = { voidReason: reason, closedAt: this.clock.now() };
      if (!(await this.votes.moveOn(manager, id, 'open', 'void', change)))
        throw new ProblemError('vote_closed');
      await this.record.moved(manager, vote, { actorId, act: 'vote.called_off' });
      this.unitOfWork.afterCommit(() => this.keys.destroy(id));
    });
  }
}
