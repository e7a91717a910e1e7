import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataSource } from 'typeorm';
import type { ConsultationModerationView } from '@openhall/contracts/moderation';
import { ConsultationModeration, ModerationSettings } from '@openhall/persistence/entities';
import { execute, query, sql } from '@openhall/persistence/sql';

@Injectable()
export class ModerationSettingsRepository {
  constructor(private readonly reader: DataSource) {}

  find(): Promise<ModerationSettings | null> {
    return this.reader.getRepository(ModerationSettings).findOneBy({ id: 1 });
  }

  /** False when somebody saved since `version` was read. The first save is of version 0. */
  async save(manager: EntityManager, version: number, content: object): Promise<boolean> {
    const text = JSON.stringify(content);
    const changed =
      version === 0
        ? await execute(
            manager,
            sql`INSERT INTO moderation_settings (id, content, version) VALUES (1, ${text}, 1) ON CONFLICT (id) DO NOTHING`,
          )
        : await execute(
            manager,
            sql`UPDATE moderation_settings SET content = ${text}, version = version + 1
                WHERE id = 1 AND version = ${version}`,
          );
    return changed === 1;
  }

  officers(): Promise<{ id: string; name: string }[]> {
    return query(
      this.reader,
      sql`SELECT id, display_name AS name FROM account
          WHERE state = 'active' AND role IN ('officer', 'administrator') ORDER BY display_name, id`,
    );
  }

  async ofConsultation(consultationId: string): Promise<ConsultationModerationView> {
    const row = await this.reader.getRepository(ConsultationModeration).findOneBy({ consultationId });
    return { rule: row?.rule ?? 'at_once', waitsOutsideHours: row?.waitsOutsideHours ?? false };
  }

  async saveConsultation(
    manager: EntityManager,
    consultationId: string,
    { rule, waitsOutsideHours }: ConsultationModerationView,
  ): Promise<void> {
    await execute(
      manager,
      sql`INSERT INTO consultation_moderation (consultation_id, rule, waits_outside_hours)
          VALUES (${consultationId}, ${rule}, ${waitsOutsideHours})
          ON CONFLICT (consultation_id) DO UPDATE SET rule = excluded.rule,
            waits_outside_hours = excluded.waits_outside_hours`,
    );
  }

  async consultationExists(id: string): Promise<boolean> {
    return (await query(this.reader, sql`SELECT 1 AS found FROM consultation WHERE id = ${id}`)).length > 0;
  }
}
