import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { In, Not } from 'typeorm';
import { Consultation, ConsultationText } from '@openhall/persistence/entities';
import { execute, insertIgnore, isUniqueViolation, query, sql } from '@openhall/persistence/sql';
import { ProblemError } from '../common/problem.js';

/** What an officer changes of the consultation itself. */
export type ConsultationSettings = Pick<
  Consultation,
  'slug' | 'timeZone' | 'defaultLocale' | 'locales' | 'contact' | 'supportThreshold'
>;

/** Writes consultations. Each guarded change locks the row until the unit ends, so that what follows it is one at a time. */
@Injectable()
export class EditingRepository {
  /** False when the address is taken. */
  insert(manager: EntityManager, consultation: Partial<Consultation>): Promise<boolean> {
    return insertIgnore(manager, Consultation, consultation);
  }

  /** The row as it is within the unit, or null. */
  find(manager: EntityManager, id: string): Promise<Consultation | null> {
    return manager.findOneBy(Consultation, { id });
  }

  /**
   * Changes the row if it still has that version. False when it has another, or is not there.
   * @throws ProblemError `slug_taken`
   */
  async change(
    manager: EntityManager,
    id: string,
    version: number,
    settings: ConsultationSettings,
  ): Promise<boolean> {
    const { slug, timeZone, defaultLocale, locales, contact, supportThreshold } = settings;
    try {
      const changed = await execute(
        manager,
        sql`UPDATE consultation SET slug = ${slug}, time_zone = ${timeZone}, default_locale = ${defaultLocale},
              locales = ${JSON.stringify(locales)}, contact = ${contact}, support_threshold = ${supportThreshold},
              version = version + 1
            WHERE id = ${id} AND version = ${version}`,
      );
      return changed === 1;
    } catch (error) {
      if (isUniqueViolation(error)) throw new ProblemError('slug_taken');
      throw error;
    }
  }

  /** Gives the row a new version, so that whoever edits an older one is told; false unless it is in that state. */
  async touch(manager: EntityManager, id: string, state: Consultation['state']): Promise<boolean> {
    const touched = await execute(
      manager,
      sql`UPDATE consultation SET version = version + 1 WHERE id = ${id} AND state = ${state}`,
    );
    return touched === 1;
  }

  /** False unless it is a draft. */
  async publish(manager: EntityManager, id: string, now: number): Promise<boolean> {
    const published = await execute(
      manager,
      sql`UPDATE consultation SET state = 'published', published_at = ${now}, version = version + 1
          WHERE id = ${id} AND state = 'draft'`,
    );
    return published === 1;
  }

  /** False unless it is a draft. Its words, phases and documents go with it. */
  async removeDraft(manager: EntityManager, id: string): Promise<boolean> {
    return (await execute(manager, sql`DELETE FROM consultation WHERE id = ${id} AND state = 'draft'`)) === 1;
  }

  /** Writes the words of each language; languages that are not given are removed. */
  async writeTexts(manager: EntityManager, texts: ConsultationText[], consultationId: string): Promise<void> {
    const locales = texts.map((text) => text.locale);
    await manager.delete(ConsultationText, { consultationId, locale: Not(In(locales)) });
    if (texts.length > 0) await manager.upsert(ConsultationText, texts, ['consultationId', 'locale']);
  }

  text(manager: EntityManager, consultationId: string, locale: string): Promise<ConsultationText | null> {
    return manager.findOneBy(ConsultationText, { consultationId, locale });
  }

  /** The time zone of the newest consultation: a council is in one place. */
  async newestTimeZone(manager: EntityManager): Promise<string | null> {
    const [row] = await query<{ time_zone: string }>(
      manager,
      sql`SELECT time_zone FROM consultation WHERE source IS NULL ORDER BY created_at DESC, id DESC LIMIT 1`,
    );
    return row?.time_zone ?? null;
  }

  /** Counts contributions; the caller has inserted, hidden or restored as many rows in the same unit. */
  async count(
    manager: EntityManager,
    id: string,
    change: { proposals: number; comments: number },
  ): Promise<void> {
    await execute(
      manager,
      sql`UPDATE consultation SET proposal_count = proposal_count + ${change.proposals},
            comment_count = comment_count + ${change.comments} WHERE id = ${id}`,
    );
  }
}
