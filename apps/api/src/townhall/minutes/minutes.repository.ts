import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataSource } from 'typeorm';
import type { MinutesCorrection } from '@openhall/contracts/townhall';
import type { HallRecord } from '@openhall/domain/townhall';
import { HallMinutes } from '@openhall/persistence/entities';
import { execute, insertIgnore, sql } from '@openhall/persistence/sql';

export interface StoredMinutes {
  opening: string;
  closing: string;
  /** Null while it is drafted anew each time. */
  record: HallRecord | null;
  corrections: readonly MinutesCorrection[];
  transcriptOffsetMs: number;
  version: number;
  publishedAt: number | null;
}

/** What every hall has before anybody wrote anything. */
const blank: StoredMinutes = {
  opening: '',
  closing: '',
  record: null,
  corrections: [],
  transcriptOffsetMs: 0,
  version: 1,
  publishedAt: null,
};

@Injectable()
export class MinutesRepository {
  constructor(private readonly reader: DataSource) {}

  async of(hallId: string): Promise<StoredMinutes> {
    const row = await this.reader.getRepository(HallMinutes).findOneBy({ townhallId: hallId });
    return row ? { ...row, record: row.record as HallRecord | null } : blank;
  }

  /** Changes the words of the version that was read; false where there is a newer one. */
  async write(
    manager: EntityManager,
    hallId: string,
    version: number,
    words: Pick<StoredMinutes, 'opening' | 'closing'>,
    correction: MinutesCorrection | null,
  ): Promise<boolean> {
    await this.ensure(manager, hallId);
    const { opening, closing } = words;
    const changed = await execute(
      manager,
      sql`UPDATE townhall_minutes SET opening = ${opening}, closing = ${closing}, version = version + 1
          WHERE townhall_id = ${hallId} AND version = ${version}`,
    );
    if (changed === 1 && correction !== null) await this.addCorrection(manager, hallId, correction);
    return changed === 1;
  }

  /** Freezes the record; false where somebody changed the words since, or published them. */
  async publish(
    manager: EntityManager,
    hallId: string,
    version: number,
    record: HallRecord,
    at: number,
  ): Promise<boolean> {
    await this.ensure(manager, hallId);
    const changed = await execute(
      manager,
      sql`UPDATE townhall_minutes SET record = ${JSON.stringify(record)}, published_at = ${at}, version = version + 1
          WHERE townhall_id = ${hallId} AND version = ${version} AND published_at IS NULL`,
    );
    return changed === 1;
  }

  async setTranscriptOffset(manager: EntityManager, hallId: string, offsetMs: number): Promise<void> {
    await this.ensure(manager, hallId);
    await manager.update(HallMinutes, { townhallId: hallId }, { transcriptOffsetMs: offsetMs });
  }

  /** The row is locked by the change of its version. */
  private async addCorrection(
    manager: EntityManager,
    townhallId: string,
    correction: MinutesCorrection,
  ): Promise<void> {
    const { corrections } = await manager.findOneByOrFail(HallMinutes, { townhallId });
    await manager.update(HallMinutes, { townhallId }, { corrections: [...corrections, correction] });
  }

  private async ensure(manager: EntityManager, townhallId: string): Promise<void> {
    const { corrections, ...rest } = blank;
    await insertIgnore(manager, HallMinutes, { townhallId, ...rest, corrections: [...corrections] });
  }
}
