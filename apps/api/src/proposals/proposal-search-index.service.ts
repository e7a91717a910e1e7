import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import { SearchService } from '../search/search.service.js';
import { ProposalsRepository } from './proposals.repository.js';

const batch = 200;

/** The search index as a whole. It is made from the proposals, so backups leave it out. */
@Injectable()
export class ProposalSearchIndex {
  constructor(
    private readonly repository: ProposalsRepository,
    private readonly search: SearchService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Makes every open and withdrawn proposal findable; safe to repeat. Returns how many there are. */
  async rebuild(): Promise<number> {
    let indexed = 0;
    for (let after = ''; ;) {
      const entries = await this.repository.searchEntries(after, batch);
      if (entries.length > 0)
        await this.unitOfWork.write((manager) => this.search.index(manager, ...entries));
      indexed += entries.length;
      const last = entries.at(-1);
      if (!last || entries.length < batch) return indexed;
      after = last.proposalId;
    }
  }
}
