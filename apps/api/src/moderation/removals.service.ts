import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { SubjectReference } from '@openhall/contracts/moderation';
import type { Removal } from '@openhall/persistence/entities';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../common/access.js';
import { Clock } from '../common/clock.js';
import { ProblemError } from '../common/problem.js';
import { keyOf, ModeratedContents } from './moderated-content.service.js';
import type { ContentPort, Order, Traces } from './moderated-content.service.js';
import { RemovalsJournal } from './removals-journal.service.js';
import { RemovalsRepository } from './removals.repository.js';

/** Texts that must be gone for good, by law. */
@Injectable()
export class Removals implements OnApplicationBootstrap {
  private readonly logger = new Logger('Removals');

  constructor(
    private readonly repository: RemovalsRepository,
    private readonly journal: RemovalsJournal,
    private readonly contents: ModeratedContents,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** After a restore the text is back: it goes again before anybody is served. */
  async onApplicationBootstrap(): Promise<void> {
    await this.repeat();
  }

  /**
   * Removes a text inside the unit of the decision.
   * @returns null when it was gone already
   * @throws ProblemError `act_unfit`
   */
  async remove(
    manager: EntityManager,
    port: ContentPort,
    subject: SubjectReference,
    { decisionId, order }: { decisionId: string; order: Order },
  ): Promise<Traces | null> {
    if (!port.acts?.includes('remove')) throw new ProblemError('act_unfit');
    if (!(await port.apply(manager, order))) return null;
    const removal: Removal = { ...subject, decisionId, removedAt: order.now };
    await this.repository.forget(manager, subject);
    await this.repository.insert(manager, removal);
    // A crash before the line is written leaves the row, and the next start writes the line.
    this.unitOfWork.afterCommit(() => this.write(removal));
    return {};
  }

  /** Does again what is on record but not done; tells how many texts went. */
  async repeat(): Promise<number> {
    const journaled = await this.journal.read();
    const recorded = await this.repository.all();
    const known = new Set(recorded.map(keyOf));
    const written = new Set(journaled.map(keyOf));
    this.journal.append(recorded.filter((removal) => !written.has(keyOf(removal))));
    const missing = journaled.filter((removal) => !known.has(keyOf(removal)));
    let done = 0;
    for (const removal of missing) if (await this.again(removal)) done += 1;
    if (done > 0) this.logger.warn(`${done} removed texts were back and have been removed again`);
    return done;
  }

  private write(removal: Removal): void {
    try {
      this.journal.append([removal]);
    } catch (error) {
      this.logger.error(`A removal is not in the file yet: ${String(error)}`);
    }
  }

  private async again(removal: Removal): Promise<boolean> {
    const { subjectType, subjectId } = removal;
    const port = this.contents.port(subjectType);
    if (!port || !(await this.contents.find(subjectType, subjectId))) return false;
    return this.unitOfWork.write(async (manager) => {
      const order = {
        id: subjectId,
        act: 'remove' as const,
        title: null,
        targetId: null,
        reason: '',
        note: '',
        by: nobody,
      };
      await port.apply(manager, { ...order, now: this.clock.now() });
      await this.repository.forget(manager, removal);
      await this.repository.insert(manager, removal);
      await this.audit.record(manager, {
        ...{ actorId: null, act: 'moderation.removed_again', subjectType, subjectId },
        detail: { decisionId: removal.decisionId },
      });
      return true;
    });
  }
}

/** The system itself. */
const nobody: Actor = {
  id: '',
  role: 'administrator',
  displayName: '',
  email: '',
  locale: '',
  sessionId: '',
};
