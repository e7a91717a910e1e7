import { Injectable } from '@nestjs/common';
import { AccountsService } from '../identity/accounts.service.js';
import { ProposalsService } from '../proposals/proposals.service.js';
import type { Names } from './public-parts.js';

/** As long as a name that was changed or erased may still be shown (ms). */
const freshMs = 1_000;
const mostKept = 20_000;

/** Names of people and titles of proposals that a hall's views need. */
@Injectable()
export class HallNames {
  private readonly kept = new Map<string, { name: string | null; until: number }>();

  constructor(
    private readonly accounts: AccountsService,
    private readonly proposals: ProposalsService,
  ) {}

  /** Names of accounts; those that are gone are missing. */
  async ofPeople(ids: readonly string[]): Promise<Names> {
    const now = performance.now();
    const unknown = ids.filter((id) => (this.kept.get(id)?.until ?? 0) <= now);
    if (unknown.length > 0) await this.read(unknown, now + freshMs);
    return new Map(
      ids.flatMap((id) => {
        const name = this.kept.get(id)?.name;
        return typeof name === 'string' ? [[id, name] as const] : [];
      }),
    );
  }

  /** Titles of proposals that are public. */
  async ofProposals(ids: readonly string[]): Promise<Names> {
    const titles = await this.proposals.publicTitleOf(ids);
    return new Map([...titles].map(([id, { title }]) => [id, title]));
  }

  private async read(ids: readonly string[], until: number): Promise<void> {
    const names = await this.accounts.namesOf(ids);
    if (this.kept.size > mostKept) this.kept.clear();
    for (const id of ids) {
      const found = names.get(id);
      this.kept.set(id, { name: found && !found.deleted ? found.name : null, until });
    }
  }
}
