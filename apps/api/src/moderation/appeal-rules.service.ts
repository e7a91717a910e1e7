import { Injectable } from '@nestjs/common';
import type { ErrorCode } from '@openhall/contracts/errors';
import type { ModerationAppeal, ModerationDecision } from '@openhall/persistence/entities';
import type { Actor } from '../common/access.js';
import { Clock } from '../common/clock.js';
import { DecisionsRepository } from './decisions.repository.js';
import { refusalToAnswer } from './moderation.policy.js';
import { ModerationSettingsService } from './moderation-settings.service.js';

/** Who may answer which appeal, as the council is staffed now. */
@Injectable()
export class AppealRules {
  constructor(
    private readonly decisions: DecisionsRepository,
    private readonly settings: ModerationSettingsService,
    private readonly clock: Clock,
  ) {}

  now(): number {
    return this.clock.now();
  }

  /** Why this person may not answer it, or null. */
  async refusal(
    actor: Actor,
    decision: ModerationDecision,
    appeal: ModerationAppeal,
  ): Promise<ErrorCode | null> {
    const { appealsOfficerId } = await this.settings.current();
    return refusalToAnswer(
      {
        ...{ deciderId: decision.moderatorId, appellantId: appeal.appellantId },
        ...{ moderators: await this.decisions.moderators(), officerId: appealsOfficerId },
      },
      actor.id,
    );
  }
}
