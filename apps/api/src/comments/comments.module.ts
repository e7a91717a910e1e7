import { Module } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { ConsultationsModule } from '../consultations/consultations.module.js';
import { LiveModule } from '../live/live.module.js';
import { RoomsService } from '../live/rooms.service.js';
import { ModerationModule } from '../moderation/moderation.module.js';
import { ModerationService } from '../moderation/moderation.service.js';
import { ProposalTally } from '../proposals/proposal-tally.service.js';
import { ProposalsModule } from '../proposals/proposals.module.js';
import { CommentEvents } from './comment-events.service.js';
import { CommentImportRepository } from './comment-import.repository.js';
import { CommentImport } from './comment-import.service.js';
import { CommentModeration } from './comment-moderation.service.js';
import { CommentErasure } from './comment-erasure.service.js';
import { CommentPosting } from './comment-posting.service.js';
import { CommentRecord } from './comment-record.service.js';
import { CommentViews } from './comment-views.service.js';
import { CommentWrites } from './comment-writes.repository.js';
import { CommentsController } from './comments.controller.js';
import { CommentsRepository } from './comments.repository.js';
import { CommentsService } from './comments.service.js';
import { ConversationsRepository } from './conversations.repository.js';
import { ConversationsService } from './conversations.service.js';
import { HelpfulTally } from './helpful-tally.service.js';
import { HelpfulService } from './helpful.service.js';
import { MarkTargets } from './mark-targets.repository.js';
import { RenderedBodies } from './rendered-bodies.js';
import { ThreadsService } from './threads.service.js';

@Module({
  imports: [LiveModule, ConsultationsModule, ModerationModule, ProposalsModule],
  controllers: [CommentsController],
  providers: [
    CommentsRepository,
    ConversationsRepository,
    CommentWrites,
    MarkTargets,
    CommentImportRepository,
    RenderedBodies,
    CommentViews,
    CommentRecord,
    CommentPosting,
    CommentErasure,
    CommentsService,
    ConversationsService,
    ThreadsService,
    HelpfulService,
    HelpfulTally,
    CommentEvents,
    CommentModeration,
    CommentImport,
  ],
  exports: [CommentsService, HelpfulService, CommentImport],
})
export class CommentsModule implements OnModuleInit {
  constructor(
    private readonly rooms: RoomsService,
    private readonly events: CommentEvents,
    private readonly moderation: ModerationService,
    private readonly content: CommentModeration,
    private readonly proposals: ProposalTally,
    private readonly tally: HelpfulTally,
  ) {}

  onModuleInit(): void {
    for (const type of ['comment.posted', 'comment.changed'] as const) {
      this.rooms.registerEvent(type, (subjects) => this.events.fill(type, subjects));
    }
    this.moderation.registerContent('comment', this.content);
    this.proposals.registerHelpful((proposalId) => this.tally.of(proposalId));
  }
}
