import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { SubjectReference, WaitingView } from '@openhall/contracts/moderation';
import type { Actor } from '../common/access.js';
import { excerptOf } from '../common/markdown.js';
import { ProblemError } from '../common/problem.js';
import { EntranceRepository } from './entrance.repository.js';
import { keyOf, ModeratedContents } from './moderated-content.service.js';
import type { ContentPort, ModeratedContent } from './moderated-content.service.js';
import { WaitingRepository } from './waiting.repository.js';
import type { WaitingRow } from './waiting.repository.js';

const mostShown = 50;

/** Contributions that are in no public table until a moderator publishes them. */
@Injectable()
export class WaitingService {
  constructor(
    private readonly repository: WaitingRepository,
    private readonly traces: EntranceRepository,
    private readonly contents: ModeratedContents,
  ) {}

  /** What waits or was refused among these, as moderators read it, under `type:id`. */
  async found(subjects: readonly SubjectReference[]): Promise<Map<string, ModeratedContent>> {
    return this.contentsOf(await this.repository.find(subjects));
  }

  /** @throws ProblemError `act_unfit` where the module cannot publish */
  async publish(
    manager: EntityManager,
    port: ContentPort,
    subject: SubjectReference,
    now: number,
  ): Promise<boolean> {
    if (!port.publish) throw new ProblemError('act_unfit');
    const taken = await this.repository.take(manager, subject);
    if (!taken) return false;
    await port.publish(manager, { id: subject.subjectId, ...taken }, now);
    await this.traces.published(manager, subject);
    return true;
  }

  refuse(manager: EntityManager, subject: SubjectReference): Promise<boolean> {
    return this.repository.refuse(manager, subject);
  }

  /** What waits of an account that is deleted goes with it. */
  forgetAuthor(manager: EntityManager, accountId: string): Promise<void> {
    return this.repository.forgetAuthor(manager, accountId);
  }

  /** What a person wrote that others do not see yet, newest first. */
  async own(actor: Actor): Promise<WaitingView[]> {
    return this.viewsOf(await this.repository.ofAuthor(actor.id, mostShown));
  }

  /** One of them; null when it does not wait, or is somebody else's. */
  async ownOne(actor: Actor, subject: SubjectReference): Promise<WaitingView | null> {
    const rows = await this.repository.find([subject]);
    return this.viewsOf(rows.filter((row) => row.authorId === actor.id))[0] ?? null;
  }

  private viewsOf(rows: readonly WaitingRow[]): WaitingView[] {
    return rows.flatMap((row) => {
      const preview = this.contents.port(row.subjectType)?.preview?.(row.content);
      if (!preview) return [];
      const { subjectType, subjectId, createdAt: at, waitsUntil: until, state } = row;
      const { title, body, proposalId } = preview;
      return [{ subjectType, subjectId, title, excerpt: excerptOf(body), at, until, state, proposalId }];
    });
  }

  private contentsOf(rows: readonly WaitingRow[]): Map<string, ModeratedContent> {
    const found = new Map<string, ModeratedContent>();
    for (const row of rows) {
      const preview = this.contents.port(row.subjectType)?.preview?.(row.content);
      if (!preview) continue;
      found.set(keyOf(row), {
        ...{ subjectId: row.subjectId, proposalId: preview.proposalId, consultationId: row.consultationId },
        ...{ title: preview.title, body: preview.body, lang: preview.lang },
        ...{ authorId: row.authorId, authorName: row.authorName },
        ...{ state: row.state, reportable: false, path: null },
      });
    }
    return found;
  }
}
