import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { limits } from '@openhall/contracts/limits';
import type {
  FollowedType,
  FollowFrequency,
  FollowingView,
  FollowView,
  NewsKind,
  NotificationView,
} from '@openhall/contracts/notifications';
import type { Page } from '@openhall/contracts/pages';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import type { Actor } from '../common/access.js';
import { Clock } from '../common/clock.js';
import { pageOf, readCursor } from '../common/cursor.js';
import { ProblemError } from '../common/problem.js';
import { FollowsRepository } from './follows.repository.js';
import { NotificationsRepository } from './notifications.repository.js';
import { RecipientsRepository } from './recipients.repository.js';
import { SubjectsRepository } from './subjects.repository.js';
import { UnsubscribeLinks } from './unsubscribe-links.service.js';

/** What people follow, how often they hear of it, and what they were told. */
@Injectable()
export class Following {
  constructor(
    private readonly follows: FollowsRepository,
    private readonly recipients: RecipientsRepository,
    private readonly notifications: NotificationsRepository,
    private readonly subjects: SubjectsRepository,
    private readonly links: UnsubscribeLinks,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws ProblemError `not_found` */
  async of(actor: Actor, type: FollowedType, id: string): Promise<FollowView> {
    await this.assertThere(type, id);
    const [chosen, takesPart, standard] = await Promise.all([
      this.follows.chosen(actor.id, type, id),
      this.recipients.takesPart(type, id, actor.id),
      this.follows.defaultOf(actor.id),
    ]);
    return { frequency: chosen ?? (takesPart ? standard : 'never'), takesPart, chosen: chosen !== null };
  }

  /** @throws ProblemError `not_found` */
  async choose(
    actor: Actor,
    type: FollowedType,
    id: string,
    frequency: FollowFrequency,
  ): Promise<FollowView> {
    await this.assertThere(type, id);
    const row = { accountId: actor.id, subjectType: type, subjectId: id, frequency };
    await this.unitOfWork.write((manager) => this.follows.choose(manager, row));
    return this.of(actor, type, id);
  }

  async all(actor: Actor): Promise<FollowingView> {
    const [frequency, rows] = await Promise.all([
      this.follows.defaultOf(actor.id),
      this.follows.all(actor.id),
    ]);
    const named = await this.subjects.named(rows, actor.locale);
    return {
      frequency,
      followed: rows.flatMap(({ subjectType, subjectId, frequency: own }) => {
        const subject = named.get(`${subjectType}:${subjectId}`);
        return subject ? [{ subjectType, subjectId, title: subject.title, frequency: own }] : [];
      }),
    };
  }

  async chooseDefault(actor: Actor, frequency: FollowFrequency): Promise<FollowingView> {
    await this.unitOfWork.write((manager) => this.follows.chooseDefault(manager, actor.id, frequency));
    return this.all(actor);
  }

  /** Ends all such mails for whoever holds the link; twice is the same as once. @throws ProblemError `not_found` */
  async unsubscribe(token: string): Promise<void> {
    const accountId = this.links.read(token);
    if (!accountId) throw new ProblemError('not_found');
    await this.unitOfWork.write((manager) => this.follows.endAll(manager, accountId));
  }

  /** What this person was told, newest first. @throws ProblemError `cursor_invalid` */
  async news(actor: Actor, cursor: string | undefined): Promise<Page<NotificationView>> {
    const values = readCursor(cursor, 2);
    const [at, news] = values ?? [];
    if (values && (!Number.isSafeInteger(at) || typeof news !== 'string'))
      throw new ProblemError('cursor_invalid');
    const after = values ? { at: Number(at), news: String(news) } : null;
    const size = limits.pageSize.standard;
    const rows = await this.notifications.page(actor.id, after, size + 1);
    const { items, next } = pageOf(rows, size, (row) => [row.createdAt, row.news]);
    const named = await this.subjects.named(items, actor.locale);
    return {
      next,
      items: items.flatMap((row) => {
        const subject = named.get(`${row.subjectType}:${row.subjectId}`);
        if (!subject) return [];
        const kind = row.kind as NewsKind;
        const path = kind === 'conclusion' ? `${subject.path}/conclusion` : subject.path;
        return [{ news: row.news, kind, title: subject.title, path, at: row.createdAt, seen: row.seen }];
      }),
    };
  }

  async markSeen(actor: Actor): Promise<void> {
    const now = this.clock.now();
    await this.unitOfWork.write((manager) => this.notifications.markSeen(manager, actor.id, now));
  }

  private async assertThere(type: FollowedType, id: string): Promise<void> {
    if (!isUUID(id) || (await this.recipients.consultationOf(type, id)) === null)
      throw new ProblemError('not_found');
  }
}
