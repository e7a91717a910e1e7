import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataSource } from 'typeorm';
import type { LocalizedText, Term } from '@openhall/contracts/council';
import { Area, Topic } from '@openhall/persistence/entities';
import { query, raw, sql } from '@openhall/persistence/sql';

/** The council's two lists. */
export type TermKind = 'topic' | 'area';

const entities = { topic: Topic, area: Area } as const;

@Injectable()
export class TermsRepository {
  constructor(private readonly reader: DataSource) {}

  async all(kind: TermKind): Promise<Term[]> {
    const rows = await this.reader
      .getRepository<Topic | Area>(entities[kind])
      .createQueryBuilder('term')
      .orderBy('term.position')
      .addOrderBy('term.id')
      .getMany();
    return rows.map(({ id, names, archived }) => ({ id, names, archived }));
  }

  find(kind: TermKind, id: string): Promise<Topic | Area | null> {
    return this.reader.getRepository<Topic | Area>(entities[kind]).findOneBy({ id });
  }

  /** Puts a term at the end of its list unless a position is given. */
  async insert(
    manager: EntityManager,
    kind: TermKind,
    term: { id: string; names: LocalizedText; archived: boolean; position: number | undefined },
  ): Promise<void> {
    const { position = await this.nextPosition(manager, kind), ...rest } = term;
    await manager.getRepository<Topic | Area>(entities[kind]).insert({ ...rest, position });
  }

  /** False when there is no such term. */
  async change(
    manager: EntityManager,
    kind: TermKind,
    id: string,
    change: { names: LocalizedText; archived?: boolean; position?: number },
  ): Promise<boolean> {
    const result = await manager.getRepository<Topic | Area>(entities[kind]).update({ id }, change);
    return result.affected === 1;
  }

  private async nextPosition(manager: EntityManager, kind: TermKind): Promise<number> {
    const [row] = await query<{ next: number }>(
      manager,
      sql`SELECT COALESCE(MAX(position), 0) + 1 AS next FROM ${raw(kind)}`,
    );
    return row?.next ?? 1;
  }
}
