import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import { Clock } from '../common/clock.js';
import { JobsService } from '../jobs/jobs.service.js';
import { nextDigestAt } from './digest-time.js';
import { NewsLetters } from './news-letters.service.js';
import { NewsSources } from './news-sources.service.js';
import { NotificationsRepository } from './notifications.repository.js';
import type { KeptNews } from './notifications.repository.js';
import { RecipientsRepository } from './recipients.repository.js';
import type { Recipient } from './recipients.repository.js';

const tellJob = 'news.tell';
const digestJob = 'news.digest';
/** People told in one unit; a mail and a row each. */
const batch = 100;

/** What the job of a piece of news knows. `accountId`: it is for one person. */
interface Telling extends KeptNews {
  accountId?: string;
  after?: string;
}

/**
 * Tells people what happened to what they follow. A job is enqueued in the unit of the event itself, so none is lost;
 * a person's row and mail are written in one unit, once for each piece of news, so none is doubled.
 */
@Injectable()
export class News implements OnModuleInit {
  constructor(
    private readonly recipients: RecipientsRepository,
    private readonly notifications: NotificationsRepository,
    private readonly letters: NewsLetters,
    private readonly sources: NewsSources,
    private readonly jobs: JobsService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register(tellJob, (payload) => this.tell(payload as Telling));
    this.jobs.register(digestJob, (payload) => this.digest((payload as { accountId: string }).accountId));
    this.sources.listen((manager, telling) => this.jobs.enqueue(manager, tellJob, telling));
  }

  /** One batch; the rest is a job of its own, which a restart goes on with. */
  private async tell({ after = '', accountId, ...news }: Telling): Promise<void> {
    const people = accountId === undefined ? await this.next(news, after) : await this.single(accountId);
    if (people.length === 0) return;
    await this.unitOfWork.write(async (manager) => {
      for (const person of people) await this.tellOne(manager, person, news);
      if (people.length === batch) {
        const last = people.at(-1)?.accountId ?? '';
        const uniqueKey = `${tellJob}:${news.news}:${last}`;
        await this.jobs.enqueue(manager, tellJob, { ...news, after: last }, { uniqueKey });
      }
    });
  }

  private async tellOne(manager: EntityManager, person: Recipient, news: KeptNews): Promise<void> {
    const now = this.clock.now();
    const digestAt = person.frequency === 'weekly' ? nextDigestAt(now) : null;
    const isNew = await this.notifications.add(manager, person.accountId, news, { now, digestAt });
    if (!isNew) return;
    if (person.frequency === 'at_once') await this.letters.send(manager, person, [news]);
    if (digestAt === null) return;
    const { accountId } = person;
    const uniqueKey = `${digestJob}:${accountId}:${digestAt}`;
    await this.jobs.enqueue(manager, digestJob, { accountId }, { runAt: digestAt, uniqueKey });
  }

  /** What came together within a week, in one mail. */
  private async digest(accountId: string): Promise<void> {
    const person = await this.recipients.one(accountId);
    await this.unitOfWork.write(async (manager) => {
      const news = await this.notifications.takeDigest(manager, accountId, this.clock.now());
      if (person && news.length > 0) await this.letters.send(manager, person, news);
    });
  }

  private async next(news: KeptNews, after: string): Promise<Recipient[]> {
    const { subjectType, subjectId } = news;
    if (subjectType !== 'proposal' && subjectType !== 'consultation' && subjectType !== 'vote') return [];
    const consultationId = await this.recipients.consultationOf(subjectType, subjectId);
    if (consultationId === null) return [];
    const isProposal = subjectType === 'proposal';
    const [type, id] = isProposal
      ? (['proposal', subjectId] as const)
      : (['consultation', consultationId] as const);
    return this.recipients.next({ type, id, consultationId }, after, batch);
  }

  private async single(accountId: string): Promise<Recipient[]> {
    const person = await this.recipients.one(accountId);
    return person ? [person] : [];
  }
}
