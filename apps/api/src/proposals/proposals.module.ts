import { Module } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { ConsultationsModule } from '../consultations/consultations.module.js';
import { AccountDeletions } from '../identity/account-deletions.events.js';
import { IdentityModule } from '../identity/identity.module.js';
import { LiveModule } from '../live/live.module.js';
import { RoomsService } from '../live/rooms.service.js';
import { ModerationModule } from '../moderation/moderation.module.js';
import { ModerationService } from '../moderation/moderation.service.js';
import { SearchModule } from '../search/search.module.js';
import { SettingsModule } from '../settings/settings.module.js';
import { ConsultationProposalsController } from './consultation-proposals.controller.js';
import { PreviewsController } from './previews.controller.js';
import { ProposalContent } from './proposal-content.service.js';
import { ProposalCounters } from './proposal-counters.service.js';
import { ProposalEvents } from './proposal-events.service.js';
import { ProposalImportRepository } from './proposal-import.repository.js';
import { ProposalImport } from './proposal-import.service.js';
import { ProposalListRepository } from './proposal-list.repository.js';
import { ProposalListService } from './proposal-list.service.js';
import { ProposalModeration } from './proposal-moderation.service.js';
import { ProposalPublishing } from './proposal-publishing.service.js';
import { ProposalSearchIndex } from './proposal-search-index.service.js';
import { ProposalRearranging } from './proposal-rearranging.service.js';
import { ProposalStanding } from './proposal-standing.service.js';
import { ProposalSteps } from './proposal-steps.service.js';
import { ProposalTally } from './proposal-tally.service.js';
import { ProposalViews } from './proposal-views.service.js';
import { ProposalWritingService } from './proposal-writing.service.js';
import { ProposalsController } from './proposals.controller.js';
import { ProposalsRepository } from './proposals.repository.js';
import { ProposalsService } from './proposals.service.js';
import { RearrangingRepository } from './rearranging.repository.js';
import { ResponsesController } from './responses.controller.js';
import { ResponsesRepository } from './responses.repository.js';
import { ResponsesService } from './responses.service.js';
import { RevisionsRepository } from './revisions.repository.js';
import { RevisionsService } from './revisions.service.js';
import { SimilarProposals } from './similar-proposals.service.js';
import { SupportsRepository } from './supports.repository.js';
import { SupportsService } from './supports.service.js';

@Module({
  imports: [
    AuditModule,
    SearchModule,
    SettingsModule,
    IdentityModule,
    LiveModule,
    ConsultationsModule,
    ModerationModule,
  ],
  controllers: [
    ConsultationProposalsController,
    ProposalsController,
    ResponsesController,
    PreviewsController,
  ],
  providers: [
    ProposalsRepository,
    ProposalListRepository,
    ProposalImportRepository,
    SupportsRepository,
    ResponsesRepository,
    RevisionsRepository,
    ProposalsService,
    ProposalViews,
    ProposalListService,
    ProposalWritingService,
    ProposalPublishing,
    ProposalStanding,
    ProposalSteps,
    ProposalEvents,
    ProposalContent,
    ProposalSearchIndex,
    ProposalModeration,
    ProposalRearranging,
    RearrangingRepository,
    ProposalCounters,
    ProposalTally,
    ProposalImport,
    SimilarProposals,
    SupportsService,
    ResponsesService,
    RevisionsService,
  ],
  exports: [ProposalsService, ProposalCounters, ProposalTally, ProposalImport],
})
export class ProposalsModule implements OnModuleInit {
  constructor(
    private readonly content: ProposalContent,
    private readonly tally: ProposalTally,
    private readonly rooms: RoomsService,
    private readonly moderation: ModerationService,
    private readonly moderated: ProposalModeration,
    private readonly deletions: AccountDeletions,
  ) {}

  onModuleInit(): void {
    this.rooms.registerRoom('proposal', {
      mayJoin: (reader, id) => this.content.mayJoin(reader, id),
      tally: (id) => this.tally.of(id),
    });
    this.rooms.registerEvent('proposal.published', (subjects) => this.content.published(subjects));
    for (const type of ['proposal.changed', 'response.published'] as const) {
      this.rooms.registerEvent(type, (subjects) =>
        Promise.resolve(subjects.map(({ proposalId }) => ({ type, proposalId: String(proposalId) }))),
      );
    }
    this.moderation.registerContent('proposal', this.moderated);
    this.deletions.register((manager, accountId) => this.content.forgetDraftsOf(manager, accountId));
  }
}
