import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { SubjectType } from '@openhall/contracts/moderation';

/** A contribution as moderators and reporters meet it. */
export interface ModeratedContent {
  subjectId: string;
  proposalId: string;
  title: string | null;
  bodyHtml: string;
  /** Null where the author has no account here (imported, or deleted). */
  authorId: string | null;
  authorName: string | null;
  lang: string;
  state: string;
  /** Whether the public can see it, so that a report of it makes sense. */
  reportable: boolean;
}

/** What a content module tells moderation about itself. */
export interface ContentPort {
  /** Contributions by id, in one or a few queries; unknown ids are left out. */
  load(ids: string[]): Promise<Map<string, ModeratedContent>>;
  /**
   * Hides or restores within the unit of work of `manager`, with the content's own counters and events, by a conditional
   * update. False when it was so already.
   */
  apply(manager: EntityManager, id: string, act: 'hide' | 'restore', now: number): Promise<boolean>;
}

/** The kinds of content that can be moderated; moderation itself knows none. */
@Injectable()
export class ModeratedContents {
  private readonly ports = new Map<SubjectType, ContentPort>();

  register(type: SubjectType, port: ContentPort): void {
    this.ports.set(type, port);
  }

  port(type: SubjectType): ContentPort | null {
    return this.ports.get(type) ?? null;
  }

  /** One contribution, or null. */
  async find(type: SubjectType, id: string): Promise<ModeratedContent | null> {
    return (await this.ports.get(type)?.load([id]))?.get(id) ?? null;
  }

  /** Contributions of several kinds under `type:id`; one read per kind. */
  async load(
    subjects: readonly { subjectType: SubjectType; subjectId: string }[],
  ): Promise<Map<string, ModeratedContent>> {
    const found = new Map<string, ModeratedContent>();
    for (const [type, port] of this.ports) {
      const ids = subjects
        .filter((subject) => subject.subjectType === type)
        .map((subject) => subject.subjectId);
      if (ids.length === 0) continue;
      for (const [id, content] of await port.load(ids)) found.set(`${type}:${id}`, content);
    }
    return found;
  }
}
