import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { LiveModule } from '../live/live.module.js';
import { MailModule } from '../mail/mail.module.js';
import { ModerationModule } from '../moderation/moderation.module.js';
import { ProposalsModule } from '../proposals/proposals.module.js';
import { SettingsModule } from '../settings/settings.module.js';
import { StatementsModule } from '../statements/statements.module.js';
import { CaptionsRepository } from './captions.repository.js';
import { ConsoleController } from './console.controller.js';
import { HallConsole } from './console.service.js';
import { FairOrder } from './fair-order.service.js';
import { HallActsRepository } from './hall-acts.repository.js';
import { HallActs } from './hall-acts.service.js';
import { HallAddress } from './hall-address.service.js';
import { HallCalendar } from './hall-calendar.service.js';
import { HallClock } from './hall-clock.service.js';
import { HallCodesRepository } from './hall-codes.repository.js';
import { HallCodes } from './hall-codes.service.js';
import { HallCommands } from './hall-commands.service.js';
import { HallConsequences } from './hall-consequences.service.js';
import { HallDeletions } from './hall-deletions.service.js';
import { HallEvents } from './hall-events.service.js';
import { HallForgetting } from './hall-forgetting.service.js';
import { HallFrames } from './hall-frames.service.js';
import { HallListsRepository } from './hall-lists.repository.js';
import { HallLetters } from './hall-letters.service.js';
import { HallLists } from './hall-lists.service.js';
import { HallMarks } from './hall-marks.service.js';
import { HallNames } from './hall-names.service.js';
import { HallNews } from './hall-news.service.js';
import { HallNumbersRepository } from './hall-numbers.repository.js';
import { HallNumbers } from './hall-numbers.service.js';
import { HallPeopleRepository } from './hall-people.repository.js';
import { HallPeople } from './hall-people.service.js';
import { HallScreens } from './hall-screens.service.js';
import { HallQuestions } from './hall-questions.service.js';
import { HallRows } from './hall-rows.service.js';
import { HallRooms } from './hall-rooms.service.js';
import { HallStatesRepository } from './hall-states.repository.js';
import { HallStatements } from './hall-statements.service.js';
import { HallStates } from './hall-states.service.js';
import { HallTallies } from './hall-tallies.service.js';
import { HallVoices } from './hall-voices.service.js';
import { HallWaiting } from './hall-waiting.service.js';
import { Joining } from './joining.service.js';
import { ModeratedQuestions } from './moderated-questions.repository.js';
import { QuestionModeration } from './question-moderation.service.js';
import { MarksRepository } from './marks.repository.js';
import { minutesControllers, minutesProviders } from './minutes/minutes-providers.js';
import { OwnHalls } from './own-hall.service.js';
import { ParticipationController } from './participation.controller.js';
import { PlanChecks } from './plan-checks.service.js';
import { PlansController } from './plans.controller.js';
import { PlansRepository } from './plans.repository.js';
import { PlanMaking } from './plan-making.service.js';
import { Plans } from './plans.service.js';
import { PresenceRepository } from './presence.repository.js';
import { PresenceService } from './presence.service.js';
import { Projector } from './projector.service.js';
import { PublicHall } from './public-hall.service.js';
import { TownHallsController } from './town-halls.controller.js';

@Module({
  imports: [
    AuditModule,
    JobsModule,
    SettingsModule,
    IdentityModule,
    LiveModule,
    MailModule,
    ModerationModule,
    DocumentsModule,
    ProposalsModule,
    StatementsModule,
  ],
  controllers: [
    ParticipationController,
    TownHallsController,
    PlansController,
    ConsoleController,
    ...minutesControllers,
  ],
  providers: [
    // the state and its rows
    HallStatesRepository,
    HallStates,
    HallActsRepository,
    HallActs,
    HallConsequences,
    HallNews,
    HallClock,
    HallForgetting,
    HallWaiting,
    HallLetters,
    HallDeletions,
    // marks and numbers
    MarksRepository,
    HallMarks,
    HallNumbersRepository,
    HallNumbers,
    FairOrder,
    PresenceRepository,
    PresenceService,
    // people
    HallPeopleRepository,
    HallPeople,
    HallCodesRepository,
    HallCodes,
    Joining,
    HallStatements,
    HallVoices,
    // plans and console
    PlansRepository,
    PlanChecks,
    PlanMaking,
    Plans,
    HallCommands,
    HallConsole,
    // views and rooms
    CaptionsRepository,
    HallNames,
    HallRows,
    HallFrames,
    HallQuestions,
    ModeratedQuestions,
    QuestionModeration,
    HallListsRepository,
    HallLists,
    PublicHall,
    OwnHalls,
    HallAddress,
    Projector,
    HallCalendar,
    HallEvents,
    HallScreens,
    HallTallies,
    HallRooms,
    // afterwards
    ...minutesProviders,
  ],
  exports: [Plans, HallActs, HallCommands, HallVoices, HallMarks, Joining],
})
export class TownHallModule {}
