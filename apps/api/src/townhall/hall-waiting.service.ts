import { Injectable } from '@nestjs/common';
import { upvoteSources } from '@openhall/domain/townhall';
import type { HallState } from '@openhall/domain/townhall';
import { AccountsService } from '../identity/accounts.service.js';
import { HallNumbersRepository } from './hall-numbers.repository.js';

/** Account ids; guests too. */
export interface Waiting {
  askers: string[];
  /** Askers and upvoters, each once. */
  people: string[];
}

/** Who waits for the answer to a question: those who asked it or one that was merged into it, and those who upvoted any of them. */
@Injectable()
export class HallWaiting {
  constructor(
    private readonly marks: HallNumbersRepository,
    private readonly accounts: AccountsService,
  ) {}

  async of(state: HallState, questionId: string): Promise<Waiting> {
    const sources = upvoteSources(state, questionId);
    const upvoters = await this.marks.upvoters(sources);
    const askers = [...new Set(sources.flatMap((id) => state.questions.get(id)?.askerId ?? []))];
    return { askers, people: [...new Set([...askers, ...upvoters.map(({ accountId }) => accountId)])] };
  }

  /** Where mail for these people goes; guests get none. */
  addressees(people: readonly string[]): ReturnType<AccountsService['addresseesOf']> {
    return this.accounts.addresseesOf(people);
  }
}
