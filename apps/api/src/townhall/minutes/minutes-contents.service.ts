import { Inject, Injectable } from '@nestjs/common';
import type { TranscriptHead } from '@openhall/contracts/townhall';
import { settledRecord } from '@openhall/domain/townhall';
import { Clock } from '../../common/clock.js';
import { ProblemError } from '../../common/problem.js';
import type { Environment } from '../../config/environment.js';
import { ENVIRONMENT } from '../../config/environment.module.js';
import { Documents } from '../../documents/documents.service.js';
import { SettingsService } from '../../settings/settings.service.js';
import type { LoadedHall } from '../hall-states.repository.js';
import { minutesBlocks } from './minutes-document.js';
import type { MinutesContent } from './minutes-document.js';
import { MinutesWords } from './minutes-words.js';
import type { StoredMinutes } from './minutes.repository.js';
import { RecordDrafts } from './record-drafts.service.js';
import { TranscriptsRepository } from './transcripts.repository.js';

/** Brings together what the minutes of a hall say. */
@Injectable()
export class MinutesContents {
  constructor(
    private readonly drafts: RecordDrafts,
    private readonly transcripts: TranscriptsRepository,
    private readonly documents: Documents,
    private readonly settings: SettingsService,
    private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** The frozen record with the answers that came since; before the publication, a draft. */
  async of(loaded: LoadedHall, stored: StoredMinutes): Promise<MinutesContent> {
    const now = this.clock.now();
    const current = await this.drafts.of(loaded, now);
    const { id } = loaded.state.hall;
    return {
      record: stored.record === null ? current : settledRecord(stored.record, current),
      opening: this.documents.blocksOf(stored.opening),
      closing: this.documents.blocksOf(stored.closing),
      corrections: stored.corrections,
      publishedAt: stored.publishedAt,
      transcript: await this.transcript(id, stored),
      now,
      address: `${this.environment.publicUrl.origin}/town-halls/${id}/minutes`,
      author: (await this.settings.council()).name,
    };
  }

  /** The same, once it is public. @throws ProblemError `minutes_not_published` */
  async published(
    loaded: LoadedHall,
    stored: StoredMinutes,
  ): Promise<MinutesContent & { publishedAt: number }> {
    const { publishedAt } = stored;
    if (publishedAt === null) throw new ProblemError('minutes_not_published');
    return { ...(await this.of(loaded, stored)), publishedAt };
  }

  /** Minutes as a page of ours has them. */
  page(content: MinutesContent): { html: string; lang: string } {
    const { lang, timeZone } = content.record.hall;
    const words = new MinutesWords(lang, timeZone);
    return {
      html: this.documents.htmlBlocks(minutesBlocks(content, words, { inPage: true })),
      lang: words.locale,
    };
  }

  private async transcript(
    hallId: string,
    { transcriptOffsetMs }: StoredMinutes,
  ): Promise<TranscriptHead | null> {
    const segments = await this.transcripts.count(hallId);
    return segments === 0 ? null : { segments, offsetMs: transcriptOffsetMs };
  }
}
