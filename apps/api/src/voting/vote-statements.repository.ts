import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataSource } from 'typeorm';
import { VoteStatement } from '@openhall/persistence/entities';
import { insertIgnore } from '@openhall/persistence/sql';

/** What scrutineers of confidential votes signed. */
@Injectable()
export class VoteStatementsRepository {
  constructor(private readonly reader: DataSource) {}

  of(voteId: string, manager?: EntityManager): Promise<VoteStatement[]> {
    return (manager ?? this.reader)
      .getRepository(VoteStatement)
      .find({ where: { voteId }, order: { name: 'ASC' } });
  }

  /** False when this scrutineer has signed already. */
  insert(manager: EntityManager, statement: VoteStatement): Promise<boolean> {
    return insertIgnore(manager, VoteStatement, statement);
  }
}
