import { Injectable } from '@nestjs/common';
import type { BallotContent, VoteRules } from '@openhall/domain/voting';
import { spendsBudget } from '@openhall/domain/voting';
import type { Snapshot } from '@openhall/persistence/database';
import { ProblemError } from '../../common/problem.js';
import { pabulibText } from '../files/pabulib.js';
import type { BudgetFile } from '../files/pabulib.js';
import { BudgetBallotsRepository } from './budget-ballots.repository.js';
import type { KeptCount } from './consultation-rows.js';

/** What is read of a vote is not what was counted. */
export class BallotsDiffer extends Error {}

/** Ballots of budgets in Pabulib's format. */
@Injectable()
export class BudgetFiles {
  constructor(private readonly repository: BudgetBallotsRepository) {}

  /** @throws ProblemError `not_found`; BallotsDiffer at the end where the ballots are not those of the published count */
  async *text(
    snapshot: Snapshot,
    consultationId: string,
    voteId: string,
    unit: string,
  ): AsyncGenerator<string> {
    const vote = await this.repository.vote(snapshot, consultationId, voteId);
    const rules = vote && (JSON.parse(vote.rules) as VoteRules);
    if (!vote || !rules || !spendsBudget(rules.method)) throw new ProblemError('not_found');
    const { winners, ballots, abstentions } = (JSON.parse(vote.result) as KeptCount).count;
    const file: BudgetFile = {
      ...{ unit, description: vote.question, language: vote.lang, rule: rules.method },
      ...{ budget: rules.budget ?? 0, votes: ballots - abstentions, winners },
      opensAt: Number(vote.opens_at),
      closesAt: Number(vote.closes_at),
      projects: await this.repository.options(snapshot, voteId),
    };
    let read = 0;
    const picks = async function* (rows: AsyncIterable<{ content: string }>) {
      for await (const { content } of rows) {
        const ballot = JSON.parse(content) as BallotContent;
        if (!('picks' in ballot)) continue;
        read += 1;
        yield ballot.picks;
      }
    };
    yield* pabulibText(file, picks(this.repository.ballots(snapshot, voteId)));
    if (read !== file.votes)
      throw new BallotsDiffer(`${read} ballots were written, ${file.votes} were counted`);
  }
}
