import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataSource } from 'typeorm';
import { changesBetween, collections } from '@openhall/domain/townhall';
import type { Collection, Entity, HallState } from '@openhall/domain/townhall';
import { HallProposal, TownHall } from '@openhall/persistence/entities';
import { dialectOf, insertIgnore, queryOne, raw, sql, when } from '@openhall/persistence/sql';
import { ProblemError } from '../common/problem.js';
import { extrasOf, hallOf } from './hall-rows.js';
import type { HallExtras } from './hall-rows.js';
import { tables } from './hall-tables.repository.js';

/** A hall as it is under a token: the state that the machine decides on, and what it does not know of. */
export interface LoadedHall {
  token: string;
  state: HallState;
  extras: HallExtras;
}

@Injectable()
export class HallStatesRepository {
  constructor(private readonly reader: DataSource) {}

  /** The token of what was committed; null where there is no such hall. */
  async token(hallId: string): Promise<string | null> {
    const row = await queryOne<{ state_token: string }>(
      this.reader,
      sql`SELECT state_token FROM townhall WHERE id = ${hallId}`,
    );
    return row?.state_token ?? null;
  }

  /** The token as this unit sees it. On PostgreSQL the hall's row is locked, so that acts come one after another. */
  async lockedToken(manager: EntityManager, hallId: string): Promise<string | null> {
    const row = await queryOne<{ state_token: string }>(
      manager,
      sql`SELECT state_token FROM townhall WHERE id = ${hallId}
          ${when(dialectOf(manager) === 'postgres', raw('FOR UPDATE'))}`,
    );
    return row?.state_token ?? null;
  }

  /** Reads a hall; outside a unit the caller looks whether the token is still the same afterwards. */
  async load(hallId: string, manager?: EntityManager): Promise<LoadedHall | null> {
    const source = manager ?? this.reader.manager;
    const row = await source.findOneBy(TownHall, { id: hallId });
    if (!row) return null;
    const lists: [Collection, ReadonlyMap<string, Entity>][] = [];
    for (const of of collections) lists.push([of, await this.collection(source, of, hallId)]);
    const links = await source.find(HallProposal, {
      where: { townhallId: hallId },
      order: { position: 'ASC' },
    });
    const state = { hall: hallOf(row), ...Object.fromEntries(lists) } as HallState;
    return {
      token: row.stateToken,
      state,
      extras: extrasOf(
        row,
        links.map(({ proposalId }) => proposalId),
      ),
    };
  }

  /** Writes what differs, and the new token. */
  async save(manager: EntityManager, before: HallState, after: HallState, stateToken: string): Promise<void> {
    const changes = changesBetween(before, after);
    for (const of of collections) {
      for (const change of changes[of]) await this.saveOne(manager, of, before.hall.id, change);
    }
    const { id } = before.hall;
    const changed = { ...differing(before.hall, after.hall), stateToken };
    await manager.update(TownHall, { id }, changed as Partial<TownHall>);
  }

  private async saveOne(
    manager: EntityManager,
    of: Collection,
    townhallId: string,
    { before, after }: { before: Entity | null; after: Entity | null },
  ): Promise<void> {
    const { entity } = tables[of];
    if (after === null) await manager.delete(entity, { id: before?.id, townhallId });
    else if (before !== null)
      await manager.update(entity, { id: after.id, townhallId }, differing(before, after));
    // Ids may come from clients: one that another hall has already is refused and never written over.
    else if (!(await insertIgnore(manager, entity, { ...after, townhallId })))
      throw new ProblemError('conflict');
  }

  private async collection(
    source: EntityManager,
    of: Collection,
    townhallId: string,
  ): Promise<ReadonlyMap<string, Entity>> {
    const { entity, order } = tables[of];
    const rows = await source.find(entity, {
      where: { townhallId },
      order: Object.fromEntries(order.map((field) => [field, 'ASC'])),
    });
    return new Map(
      rows.map((row) => {
        const { townhallId: _, upvoteCount: __, ...fields } = row;
        return [String(row['id']), fields as Entity];
      }),
    );
  }
}

function differing<E extends object>(before: E, after: E): Partial<E> {
  const changed = Object.entries(after).filter(([key, value]) => before[key as keyof E] !== value);
  return Object.fromEntries(changed) as Partial<E>;
}
