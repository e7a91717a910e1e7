import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { MinutesWriting } from '@openhall/contracts/townhall';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import { AuditService } from '../../audit/audit.service.js';
import type { Participant } from '../../common/access.js';
import { Clock } from '../../common/clock.js';
import { Commands } from '../../common/commands.js';
import { ProblemError } from '../../common/problem.js';
import { MinutesRepository } from './minutes.repository.js';
import type { SpokenSegment } from './transcript-segment.js';
import { TranscriptsRepository } from './transcripts.repository.js';

/** Writes what officers put beside the record, each in one unit of work. */
@Injectable()
export class MinutesWrites {
  constructor(
    private readonly minutes: MinutesRepository,
    private readonly transcripts: TranscriptsRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly commands: Commands,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  now(): number {
    return this.clock.now();
  }

  /** Sent twice, it is written once. @throws ProblemError `edited_meanwhile` */
  async words(hallId: string, by: Participant, writing: MinutesWriting, key: string | null): Promise<void> {
    const now = this.clock.now();
    const { version, correction, ...words } = writing;
    await this.unitOfWork.write(async (manager) => {
      const request = { hallId, minutes: writing };
      if ((await this.commands.earlier(manager, { actorId: by.id, key, request }, hallId, now)) !== null)
        return;
      const note = correction === null ? null : { at: now, note: correction };
      if (!(await this.minutes.write(manager, hallId, version, words, note)))
        throw new ProblemError('edited_meanwhile');
      if (note !== null) await this.record(manager, by, 'townhall.minutes_corrected', hallId);
    });
  }

  /** Puts a transcript in the place of the one that is there; null keeps it and moves it in time. */
  async transcript(
    hallId: string,
    by: Participant,
    segments: readonly SpokenSegment[] | null,
    offsetMs: number,
  ): Promise<void> {
    await this.unitOfWork.write(async (manager) => {
      await this.minutes.setTranscriptOffset(manager, hallId, offsetMs);
      if (segments === null) return;
      await this.transcripts.replace(manager, hallId, segments);
      await this.record(manager, by, 'townhall.transcript_attached', hallId);
    });
  }

  async removeTranscript(hallId: string, by: Participant): Promise<void> {
    await this.unitOfWork.write(async (manager) => {
      await this.transcripts.replace(manager, hallId, []);
      await this.record(manager, by, 'townhall.transcript_removed', hallId);
    });
  }

  private record(manager: EntityManager, by: Participant, act: string, subjectId: string): Promise<void> {
    return this.audit.record(manager, { actorId: by.id, act, subjectType: 'townhall', subjectId });
  }
}
