import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { MinutesDraft, MinutesView, MinutesWriting } from '@openhall/contracts/townhall';
import type { Participant } from '../../common/access.js';
import { fieldProblem, ProblemError } from '../../common/problem.js';
import { LiveService } from '../../live/live.service.js';
import { HallActs } from '../hall-acts.service.js';
import type { LoadedHall } from '../hall-states.repository.js';
import { HallStates } from '../hall-states.service.js';
import { publicRoom } from '../rooms.js';
import { MinutesContents } from './minutes-contents.service.js';
import { MinutesRepository } from './minutes.repository.js';
import { MinutesWrites } from './minutes-writes.service.js';
import { RecordDrafts } from './record-drafts.service.js';

/** Minutes of halls: drafted from what happened, published by an officer, set right afterwards. */
@Injectable()
export class Minutes {
  constructor(
    private readonly states: HallStates,
    private readonly repository: MinutesRepository,
    private readonly contents: MinutesContents,
    private readonly drafts: RecordDrafts,
    private readonly writes: MinutesWrites,
    private readonly acts: HallActs,
    private readonly live: LiveService,
  ) {}

  /** For officers, at any time. @throws ProblemError `not_found` */
  async draft(hallId: string): Promise<MinutesDraft> {
    const loaded = await this.states.current(hallId);
    const stored = await this.repository.of(hallId);
    const content = await this.contents.of(loaded, stored);
    const { opening, closing, version, publishedAt, corrections } = stored;
    return {
      ...{ opening, closing, version, publishedAt, corrections: [...corrections] },
      ...this.contents.page(content),
      record: content.record,
      transcript: content.transcript,
    };
  }

  /** For everybody. @throws ProblemError `not_found`, `minutes_not_published` */
  async view(hallId: string): Promise<MinutesView> {
    const loaded = await this.states.current(hallId);
    const content = await this.contents.published(loaded, await this.repository.of(hallId));
    const { record, publishedAt, corrections, transcript } = content;
    return { record, publishedAt, corrections: [...corrections], transcript, ...this.contents.page(content) };
  }

  /**
   * Changes the words around the record. Once it is published, that is a correction, and says what it sets right.
   * @throws ProblemError `not_found`, `edited_meanwhile`, `invalid_request`
   */
  async write(hallId: string, by: Participant, writing: MinutesWriting, key: string | null): Promise<void> {
    await this.states.current(hallId);
    const { publishedAt } = await this.repository.of(hallId);
    const isPublished = publishedAt !== null;
    if (isPublished && writing.correction === null) throw fieldProblem('correction', 'required');
    await this.writes.words(
      hallId,
      by,
      { ...writing, correction: isPublished ? writing.correction : null },
      key,
    );
  }

  /**
   * Freezes the record and gives the minutes to everybody.
   * @throws ProblemError `hall_phase` before the end, `already_published`, `edited_meanwhile`
   */
  async publish(hallId: string, by: Participant, version: number, key: string | null): Promise<void> {
    const loaded = await this.states.current(hallId);
    const now = this.writes.now();
    const record = await this.drafts.of(loaded, now);
    const freeze = async (manager: EntityManager, locked: LoadedHall): Promise<null> => {
      // What the officer saw is what is published.
      const isSame = locked.token === loaded.token;
      if (!isSame || !(await this.repository.publish(manager, hallId, version, record, now)))
        throw new ProblemError('edited_meanwhile');
      await this.live.append(manager, publicRoom(hallId), 'minutes.published', { hallId });
      return null;
    };
    try {
      await this.acts.perform({
        ...{ hallId, by, key, newId: uuid(), request: { hallId, publish: version } },
        command: { kind: 'hall.publish' },
        also: freeze,
      });
    } catch (error) {
      const isLate = error instanceof ProblemError && error.code === 'hall_phase';
      throw isLate && loaded.state.hall.phase === 'published' ? new ProblemError('already_published') : error;
    }
  }
}
