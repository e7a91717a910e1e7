import { Injectable } from '@nestjs/common';
import type { ProposalSummary } from '@openhall/contracts/proposals';
import { likest, tellingWords } from '@openhall/domain/similar';
import type { TitledText } from '@openhall/domain/similar';
import type { Actor } from '../common/access.js';
import { Clock } from '../common/clock.js';
import { ProblemError } from '../common/problem.js';
import { ConsultationGate } from '../consultations/consultation-gate.service.js';
import { SearchService } from '../search/search.service.js';
import { ProposalViews } from './proposal-views.service.js';
import { ProposalsRepository } from './proposals.repository.js';

/** Compared word by word; the index finds them among all. */
const compared = 40;
const shown = 3;

/** What others proposed already, for somebody who is writing: supporting it counts for more than saying it twice. */
@Injectable()
export class SimilarProposals {
  constructor(
    private readonly search: SearchService,
    private readonly repository: ProposalsRepository,
    private readonly views: ProposalViews,
    private readonly gate: ConsultationGate,
    private readonly clock: Clock,
  ) {}

  /** Open proposals that say something like the draft, the likest first. @throws ProblemError `not_found` */
  async of(slug: string, draft: TitledText, reader: Actor | null): Promise<ProposalSummary[]> {
    const consultation = await this.gate.bySlug(slug);
    if (!this.gate.maySee(consultation, reader?.role)) throw new ProblemError('not_found');
    const words = tellingWords(`${draft.title}\n${draft.body}`);
    const ids = await this.search.holdingAny(consultation.id, words, compared);
    const byId = new Map((await this.repository.summaries(ids)).map((row) => [row.id, row]));
    const candidates = ids.flatMap((id) => byId.get(id) ?? []);
    const found = likest(draft, candidates, shown).map(({ candidate }) => candidate);
    const countsHidden = this.gate.countsHidden(consultation, this.clock.now());
    const supported = await this.views.supportedBy(reader, found);
    return this.views.summaries(found, { countsHidden, supported, showText: true });
  }
}
