import { Module } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { ConsultationsModule } from '../consultations/consultations.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { LiveModule } from '../live/live.module.js';
import { RoomsService } from '../live/rooms.service.js';
import { SettingsModule } from '../settings/settings.module.js';
import { CodeGuesses } from './code-guesses.service.js';
import { DeskBallotsController } from './desk-ballots.controller.js';
import { PaperBallotsService } from './paper-ballots.service.js';
import { PaperEntitlements } from './paper-entitlements.service.js';
import { RegisterController } from './register.controller.js';
import { RegisterImports } from './register-import.service.js';
import { RegisterRepository } from './register.repository.js';
import { RegisterService } from './register.service.js';
import { Scrutineers } from './scrutineers.service.js';
import { ScrutinyController } from './scrutiny.controller.js';
import { ScrutinyService } from './scrutiny.service.js';
import { VoterCodes } from './voter-codes.service.js';
import { VoterCodesRepository } from './voter-codes.repository.js';
import { MailModule } from '../mail/mail.module.js';
import { BallotBox } from './ballot-box.service.js';
import { BallotsRepository } from './ballots.repository.js';
import { CastingService } from './casting.service.js';
import { ClosingService } from './closing.service.js';
import { DeskScrutineersController } from './desk-scrutineers.controller.js';
import { DeskScrutineers } from './desk-scrutineers.service.js';
import { DeskVotesController } from './desk-votes.controller.js';
import { ElectorateRepository } from './electorate.repository.js';
import { ElectorateService } from './electorate.service.js';
import { OpeningService } from './opening.service.js';
import { OwnBallot } from './own-ballot.service.js';
import { PackagesService } from './packages.service.js';
import { ReceiptsService } from './receipts.service.js';
import { TreeRepository } from './tree.repository.js';
import { VoteTree } from './tree.service.js';
import { VoteCalendar } from './vote-calendar.service.js';
import { VoteCounting } from './vote-count.service.js';
import { VoteEvidence } from './vote-evidence.service.js';
import { VoteKeys } from './vote-keys.service.js';
import { VotePlansRepository } from './vote-plans.repository.js';
import { VotePlans } from './vote-plans.service.js';
import { VoteRecord } from './vote-record.service.js';
import { VoteStatementsRepository } from './vote-statements.repository.js';
import { VoteSummaries } from './vote-summaries.service.js';
import { VoteViews } from './vote-views.service.js';
import { VoterCodeHash } from './voter-code-hash.service.js';
import { VoteResults } from './vote-results.service.js';
import { VoteWork } from './vote-work.service.js';
import { VotesController } from './votes.controller.js';
import { VotesRepository } from './votes.repository.js';

@Module({
  imports: [
    AuditModule,
    JobsModule,
    SettingsModule,
    MailModule,
    IdentityModule,
    LiveModule,
    ConsultationsModule,
  ],
  controllers: [
    VotesController,
    ScrutinyController,
    DeskVotesController,
    DeskBallotsController,
    DeskScrutineersController,
    RegisterController,
  ],
  providers: [
    VotesRepository,
    VotePlansRepository,
    BallotsRepository,
    TreeRepository,
    ElectorateRepository,
    VoteStatementsRepository,
    VoteKeys,
    VoterCodeHash,
    ElectorateService,
    VotePlans,
    OpeningService,
    VoteTree,
    CastingService,
    ReceiptsService,
    OwnBallot,
    VoteSummaries,
    VoteViews,
    VoteRecord,
    VoteCounting,
    VoteResults,
    VoteWork,
    ClosingService,
    VoteCalendar,
    BallotBox,
    VoteEvidence,
    PackagesService,
    CodeGuesses,
    PaperBallotsService,
    PaperEntitlements,
    RegisterImports,
    RegisterRepository,
    RegisterService,
    Scrutineers,
    DeskScrutineers,
    ScrutinyService,
    VoterCodes,
    VoterCodesRepository,
  ],
})
export class VotingModule implements OnModuleInit {
  constructor(
    private readonly rooms: RoomsService,
    private readonly summaries: VoteSummaries,
    private readonly receipts: ReceiptsService,
  ) {}

  onModuleInit(): void {
    this.rooms.registerRoom('vote', {
      mayJoin: (actor, id) => this.summaries.maySee(id, actor?.role ?? null),
      tally: (id) => this.summaries.tally(id),
    });
    this.rooms.registerEvent('vote.changed', (subjects) =>
      Promise.resolve(subjects.map(({ voteId }) => ({ type: 'vote.changed', voteId: String(voteId) }))),
    );
    this.rooms.registerEvent('vote.checkpoint', (subjects) =>
      Promise.all(
        subjects.map(async ({ voteId, size }) => ({
          type: 'vote.checkpoint' as const,
          voteId: String(voteId),
          checkpoint: await this.receipts.published(String(voteId), Number(size)),
        })),
      ),
    );
  }
}
