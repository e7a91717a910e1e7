import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { collections } from '@openhall/domain/townhall';
import type { HallState } from '@openhall/domain/townhall';
import { HallProposal, TownHall } from '@openhall/persistence/entities';
import { insertIgnore } from '@openhall/persistence/sql';
import type { HallExtras } from './hall-rows.js';
import { tables } from './hall-tables.repository.js';

@Injectable()
export class PlansRepository {
  /** False where the code is taken. */
  async insert(
    manager: EntityManager,
    state: HallState,
    extras: HallExtras,
    stateToken: string,
  ): Promise<boolean> {
    const { proposalIds, ...columns } = extras;
    const { hall } = state;
    const row = { ...hall, pauses: [...hall.pauses], ...columns, stateToken };
    if (!(await insertIgnore(manager, TownHall, row as Partial<TownHall>))) return false;
    for (const of of collections) {
      for (const part of state[of].values())
        await insertIgnore(manager, tables[of].entity, { ...part, townhallId: hall.id });
    }
    await this.link(manager, hall.id, proposalIds);
    return true;
  }

  /** Writes what the state machine does not know of a plan. */
  async change(
    manager: EntityManager,
    id: string,
    { proposalIds, ...columns }: Omit<HallExtras, 'code' | 'createdBy' | 'createdAt'>,
  ): Promise<void> {
    await manager.update(TownHall, { id }, columns);
    await manager.delete(HallProposal, { townhallId: id });
    await this.link(manager, id, proposalIds);
  }

  async remove(manager: EntityManager, id: string): Promise<void> {
    await manager.delete(TownHall, { id });
  }

  private async link(
    manager: EntityManager,
    townhallId: string,
    proposalIds: readonly string[],
  ): Promise<void> {
    for (const [position, proposalId] of proposalIds.entries())
      await insertIgnore(manager, HallProposal, { townhallId, proposalId, position });
  }
}
