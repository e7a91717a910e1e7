import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../common/clock.js';
import { BallotsRepository } from './ballots.repository.js';
import { ElectorateService } from './electorate.service.js';
import type { StoredResult } from './stored-result.js';
import { VoteWork } from './vote-work.service.js';
import type { VoteRow } from './votes.repository.js';

/** What a count came to. */
export interface Counted extends Pick<StoredResult, 'count' | 'margin'> {
  leaves: number;
}

/** Makes the result of a vote whose ballots are frozen. */
@Injectable()
export class VoteResults {
  constructor(
    private readonly ballots: BallotsRepository,
    private readonly electorate: ElectorateService,
    private readonly work: VoteWork,
    private readonly clock: Clock,
  ) {}

  async count(vote: VoteRow): Promise<Counted> {
    const leaves = await this.ballots.placed(vote.id);
    const contents = leaves.filter(({ superseded }) => !superseded).map(({ content }) => content);
    const options = vote.options.map(({ id, cost }) => ({ id, cost }));
    const task = { kind: 'count' as const, rules: vote.rules, options, contents };
    return { ...(await this.work.do<'count'>(task, contents.length)), leaves: leaves.length };
  }

  /** Inside the unit that publishes it, before who voted is forgotten. */
  async stored(manager: EntityManager, vote: VoteRow, counted: Counted): Promise<StoredResult> {
    const { count, margin, leaves } = counted;
    const electorate = {
      ...(await this.electorate.numbersOf(vote)),
      voted: count.ballots,
      superseded: leaves - count.ballots,
      by: await this.ballots.byChannel(manager, vote.id),
      changes: await this.electorate.changesOf(vote),
    };
    return { count, margin, electorate, countedAt: this.clock.now() };
  }
}
