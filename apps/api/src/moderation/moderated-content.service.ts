import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { DecisionAct, SubjectReference, SubjectType } from '@openhall/contracts/moderation';
import type { Actor } from '../common/access.js';

/** A contribution as moderators and reporters meet it. */
export interface ModeratedContent {
  subjectId: string;
  /** Null where it belongs to no proposal. */
  proposalId: string | null;
  consultationId: string | null;
  title: string | null;
  /** Markdown */
  body: string;
  /** Null where the author has no account here (imported, or deleted). */
  authorId: string | null;
  authorName: string | null;
  lang: string;
  state: string;
  /** Whether the public can see it, so that a report of it makes sense. */
  reportable: boolean;
  /** The page that shows it; null where there is none. */
  path: string | null;
  /** What can be decided about it beyond hiding, restoring and keeping. */
  acts?: readonly DecisionAct[];
}

/** A decision as a content module carries it out. */
export interface Order {
  id: string;
  act: DecisionAct;
  /** `retitle` */
  title: string | null;
  /** `move`, `merge`: where to */
  targetId: string | null;
  /** Why: read by the author. */
  reason: string;
  note: string;
  by: Actor;
  now: number;
}

/** References that a decision leaves behind, for taking it back. */
export type Traces = Record<string, string | null>;

/** A contribution that waits, as its content module reads it. */
export interface WaitingPreview {
  proposalId: string | null;
  title: string | null;
  body: string;
  lang: string;
}

/** What a content module tells moderation about itself. */
export interface ContentPort {
  /** Beyond hiding, restoring and keeping. */
  readonly acts?: readonly DecisionAct[];
  /** Contributions by id, in one or a few queries; unknown ids are left out. */
  load(ids: string[]): Promise<Map<string, ModeratedContent>>;
  /**
   * Carries a decision out within the unit of work of `manager`, with the content's own counters and events, by a
   * conditional update. Null when it was so already, or when the content module does not know the act.
   * @throws ProblemError `act_unfit` where it does not fit
   */
  apply(manager: EntityManager, order: Order): Promise<Traces | null>;
  preview?(content: Record<string, unknown>): WaitingPreview;
  /** Publishes what waited, as its author wrote it. */
  publish?(
    manager: EntityManager,
    waiting: { id: string; authorId: string; content: Record<string, unknown> },
    now: number,
  ): Promise<void>;
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
  async load(subjects: readonly SubjectReference[]): Promise<Map<string, ModeratedContent>> {
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

/** `type:id` */
export function keyOf({ subjectType, subjectId }: SubjectReference): string {
  return `${subjectType}:${subjectId}`;
}
