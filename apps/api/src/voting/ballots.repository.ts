import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataSource } from 'typeorm';
import type { BallotChannel } from '@openhall/contracts/voting';
import { BallotLeaf } from '@openhall/persistence/entities';
import { dialectOf, execute, insertIgnoreMany, query, queryOne, raw, sql } from '@openhall/persistence/sql';

/** The leaf that counts for somebody now. */
export interface CurrentLeaf {
  leaf_id: string;
  content: string;
  commitment: string;
}

/** A leaf as it is counted and published. */
export interface LeafRow {
  commitment: string;
  nonce: string;
  content: string;
  superseded: boolean | number;
}

/** Rows of ballots and of what they say. Nothing here orders, dates or logs them. */
@Injectable()
export class BallotsRepository {
  constructor(private readonly reader: DataSource) {}

  /**
   * What counts for this pseudonym now, held for the rest of the unit. The ballot is held before its leaf is read: another
   * cast may have just put it on a leaf that a single statement's snapshot does not know.
   */
  async current(manager: EntityManager, voteId: string, pseudonym: string): Promise<CurrentLeaf | undefined> {
    const hold = raw(dialectOf(manager) === 'postgres' ? 'FOR UPDATE' : '');
    const ballot = await queryOne<{ leaf_id: string }>(
      manager,
      sql`SELECT leaf_id FROM ballot WHERE vote_id = ${voteId} AND pseudonym = ${pseudonym} ${hold}`,
    );
    if (!ballot) return undefined;
    return queryOne<CurrentLeaf>(
      manager,
      sql`SELECT id AS leaf_id, content, commitment FROM ballot_leaf WHERE id = ${ballot.leaf_id}`,
    );
  }

  /** As `current`, for reading. */
  async contentOf(voteId: string, pseudonym: string): Promise<string | null> {
    const row = await queryOne<{ content: string }>(
      this.reader,
      sql`SELECT leaf.content FROM ballot JOIN ballot_leaf leaf ON leaf.id = ballot.leaf_id
          WHERE ballot.vote_id = ${voteId} AND ballot.pseudonym = ${pseudonym}`,
    );
    return row?.content ?? null;
  }

  /** False when this pseudonym has a ballot already. */
  async insert(
    manager: EntityManager,
    voteId: string,
    pseudonym: string,
    leafId: string,
    channel: BallotChannel,
  ): Promise<boolean> {
    const inserted = await execute(
      manager,
      sql`INSERT INTO ballot (vote_id, pseudonym, leaf_id, channel)
          VALUES (${voteId}, ${pseudonym}, ${leafId}, ${channel}) ON CONFLICT DO NOTHING`,
    );
    return inserted === 1;
  }

  async replace(
    manager: EntityManager,
    voteId: string,
    pseudonym: string,
    leaf: { from: string; to: string; channel: BallotChannel },
  ): Promise<void> {
    await execute(
      manager,
      sql`UPDATE ballot SET leaf_id = ${leaf.to}, channel = ${leaf.channel}
          WHERE vote_id = ${voteId} AND pseudonym = ${pseudonym}`,
    );
    await execute(manager, sql`UPDATE ballot_leaf SET superseded = ${true} WHERE id = ${leaf.from}`);
  }

  async insertLeaf(
    manager: EntityManager,
    leaf: { id: string; voteId: string; commitment: string; nonce: string; content: string },
  ): Promise<void> {
    await execute(
      manager,
      sql`INSERT INTO ballot_leaf (id, vote_id, commitment, nonce, content)
          VALUES (${leaf.id}, ${leaf.voteId}, ${leaf.commitment}, ${leaf.nonce}, ${leaf.content})`,
    );
  }

  /** How many people's ballots count now. */
  async count(voteId: string): Promise<number> {
    const row = await queryOne<{ n: number }>(
      this.reader,
      sql`SELECT CAST(count(*) AS integer) AS n FROM ballot WHERE vote_id = ${voteId}`,
    );
    return row?.n ?? 0;
  }

  async byChannel(manager: EntityManager, voteId: string): Promise<Partial<Record<BallotChannel, number>>> {
    const rows = await query<{ channel: BallotChannel; n: number }>(
      manager,
      sql`SELECT channel, CAST(count(*) AS integer) AS n FROM ballot WHERE vote_id = ${voteId} GROUP BY channel`,
    );
    return Object.fromEntries(rows.map(({ channel, n }) => [channel, n]));
  }

  /** All leaves of a vote that have a place, in the order of the tree. */
  placed(voteId: string): Promise<LeafRow[]> {
    return query<LeafRow>(
      this.reader,
      sql`SELECT commitment, nonce, content, superseded FROM ballot_leaf
          WHERE vote_id = ${voteId} AND place IS NOT NULL ORDER BY place`,
    );
  }

  /** The leaf of a commitment, or of its beginning (at least 12 digits). */
  findLeaf(voteId: string, beginning: string): Promise<(LeafRow & { place: number | null }) | undefined> {
    return queryOne(
      this.reader,
      sql`SELECT commitment, nonce, content, superseded, place FROM ballot_leaf
          WHERE vote_id = ${voteId} AND commitment >= ${beginning} AND commitment < ${`${beginning}g`}
          ORDER BY commitment LIMIT 1`,
    );
  }

  /**
   * At the close: who voted is forgotten. On PostgreSQL, whose tables keep the order in which rows came, the leaves are
   * written anew in the order of the tree; on SQLite they stand in the order of their random ids from the beginning.
   */
  async forgetVoters(manager: EntityManager, voteId: string): Promise<void> {
    await execute(manager, sql`DELETE FROM ballot WHERE vote_id = ${voteId}`);
    if (dialectOf(manager) === 'sqlite') return;
    const leaves = await query<LeafRow & { id: string; place: number }>(
      manager,
      sql`SELECT id, commitment, nonce, content, superseded, place FROM ballot_leaf
          WHERE vote_id = ${voteId} ORDER BY place`,
    );
    await execute(manager, sql`DELETE FROM ballot_leaf WHERE vote_id = ${voteId}`);
    const rows = leaves.map((leaf) => ({ ...leaf, voteId, superseded: Boolean(leaf.superseded) }));
    await insertIgnoreMany(manager, BallotLeaf, rows);
  }
}
