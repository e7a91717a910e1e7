import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { SubjectReference, WaitCause } from '@openhall/contracts/moderation';
import { isStaff } from '@openhall/domain/accounts';
import { reasonsToLook, riskOf, staffedAgainAt, waitCauseOf, wordsOfText } from '@openhall/domain/moderation';
import type { Actor } from '../common/access.js';
import { Clock } from '../common/clock.js';
import { ProblemError } from '../common/problem.js';
import { CasesRepository } from './cases.repository.js';
import { EntranceRepository } from './entrance.repository.js';
import type { EntranceFacts } from './entrance.repository.js';
import { ModerationSettingsService } from './moderation-settings.service.js';
import { WaitingRepository } from './waiting.repository.js';

/** A contribution at the door. */
export interface Arrival extends SubjectReference {
  author: Actor;
  consultationId: string;
  /** All its words. */
  text: string;
  /** What it would be added to: a proposal, a comment at the top of a thread. */
  threads: readonly string[];
  /** An edit of what is public already: it waits only for what cannot be taken back, and slows nobody. */
  isEdit?: boolean;
  /** What the content module needs to publish it later. */
  content: Record<string, unknown>;
}

/** Below this weight a contribution is no case by itself: a new account alone is nothing to look at. */
const leastRisk = 5;
/** Shorter texts are alike without meaning anything by it. */
const shortWords = 20;
const minuteMs = 60_000;

/** The door for contributions: who may come in now, and what waits for a moderator first. */
@Injectable()
export class Entrance {
  constructor(
    private readonly repository: EntranceRepository,
    private readonly cases: CasesRepository,
    private readonly waiting: WaitingRepository,
    private readonly settings: ModerationSettingsService,
    private readonly clock: Clock,
  ) {}

  /**
   * Judges a contribution within the unit that makes it. Where it waits, it is kept here, and the caller must not
   * publish it.
   * @returns why it waits, or null when it is to be published at once
   * @throws ProblemError `person_suspended`, `person_muted`, `person_slowed`, `thread_locked`
   */
  async judge(manager: EntityManager, arrival: Arrival): Promise<WaitCause | null> {
    const { author, consultationId, subjectType, subjectId, threads } = arrival;
    const now = this.clock.now();
    const words = hashOf(arrival.text);
    const about = { accountId: author.id, consultationId, words, threads, now, subjectType, subjectId };
    const facts = await this.repository.facts(manager, about);
    if (!facts) throw new ProblemError('not_found');
    const settings = await this.settings.current();
    refuse(facts, arrival, now, settings.slowMinutes);
    const trusted = isStaff(author.role);
    const reasons = trusted
      ? []
      : reasonsToLook(
          arrival.text,
          { accountAge: now - facts.accountCreatedAt, lately: facts.lately, sameWords: facts.sameWords },
          { on: settings.aids, words: settings.words },
        );
    const again = staffedAgainAt(settings.hours, now);
    const cause = trusted
      ? null
      : waitCauseOf({
          ...{ reasons, isFirst: facts.isFirst, staffedAgainAt: again },
          rule: arrival.isEdit ? 'at_once' : facts.rule,
          waitsOutsideHours: facts.waitsOutsideHours && !arrival.isEdit,
        });
    const risk = riskOf(reasons, 0);
    if (cause !== null || risk >= leastRisk) {
      await this.cases.open(manager, {
        ...{ subjectType, subjectId, consultationId, reports: 0, reasons, risk, now },
        ...{ waiting: cause !== null, waitsUntil: cause === null ? null : again },
      });
    }
    const trace = { subjectType, subjectId, authorId: author.id, consultationId, words, now };
    await this.repository.leaveTrace(manager, { ...trace, published: cause === null });
    if (cause === null) {
      // What was refused or waited before is published now, in other words.
      if (arrival.isEdit || subjectType === 'proposal') await this.waiting.take(manager, arrival);
      return null;
    }
    const { content } = arrival;
    await this.waiting.put(manager, {
      ...{ subjectType, subjectId, authorId: author.id, consultationId, content, createdAt: now },
    });
    return cause;
  }

  /** For what halls judge by their own rules: whoever is muted or suspended asks nothing there either. */
  async assertNotBarred(manager: EntityManager, accountId: string): Promise<void> {
    const barred = await this.repository.barred(manager, accountId, this.clock.now());
    if (barred) throw new ProblemError(barred === 'mute' ? 'person_muted' : 'person_suspended');
  }

  /** What waits has other words now: moderators read those that would be published. */
  async reword(manager: EntityManager, subject: SubjectReference, words: object): Promise<void> {
    const waiting = await this.waiting.current(manager, subject);
    if (waiting) await this.waiting.reword(manager, subject, { ...waiting, ...words });
  }

  /** An author takes back what waits: it is no case any more. */
  async withdraw(manager: EntityManager, author: Actor, subject: SubjectReference): Promise<void> {
    if (!(await this.waiting.take(manager, subject))) return;
    await this.cases.decide(manager, subject, {
      ...{ consultationId: null, moderatorId: author.id, now: this.clock.now() },
    });
  }
}

function refuse(facts: EntranceFacts, arrival: Arrival, now: number, slowMinutes: number): void {
  if (facts.suspended) throw new ProblemError('person_suspended');
  if (facts.muted) throw new ProblemError('person_muted');
  if (facts.locked) throw new ProblemError('thread_locked');
  const slowed = facts.slowed && !arrival.isEdit && facts.lastAt !== null;
  if (slowed && now - Number(facts.lastAt) < slowMinutes * minuteMs)
    throw new ProblemError('person_slowed', { params: { minutes: slowMinutes } });
}

/** The same for texts of the same words; empty for short ones. */
function hashOf(text: string): string {
  const words = wordsOfText(text);
  return words.length < shortWords ? '' : createHash('sha256').update(words).digest('base64url').slice(0, 22);
}
