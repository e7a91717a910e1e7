import { Injectable } from '@nestjs/common';
import type { SubjectReference } from '@openhall/contracts/moderation';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import type { Actor } from '../common/access.js';
import { Clock } from '../common/clock.js';
import { ProblemError } from '../common/problem.js';
import { CasesRepository } from './cases.repository.js';

/** Long enough to read and to write a note; a moderator who goes away does not keep a case. */
const claimMs = 15 * 60_000;

/** Who handles a case: at most one moderator at a time, and nobody for longer than `claimMs` without asking again. */
@Injectable()
export class Claims {
  constructor(
    private readonly cases: CasesRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Takes a case, or keeps it longer. @throws ProblemError `case_claimed` */
  async take(moderator: Actor, subject: SubjectReference, consultationId: string | null): Promise<void> {
    const now = this.clock.now();
    const by = { consultationId, moderatorId: moderator.id, now, until: now + claimMs };
    const taken = await this.unitOfWork.write((manager) => this.cases.claim(manager, subject, by));
    if (!taken) throw await this.claimed(subject);
  }

  async giveBack(moderator: Actor, subject: SubjectReference): Promise<void> {
    await this.unitOfWork.write((manager) => this.cases.release(manager, subject, moderator.id));
  }

  /** The refusal that names who has it. */
  async claimed(subject: SubjectReference): Promise<ProblemError> {
    const held = await this.cases.find(subject);
    return new ProblemError('case_claimed', { params: { name: held?.claimerName ?? '' } });
  }
}
