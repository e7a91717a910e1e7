import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataSource } from 'typeorm';
import { fromHex, toHex, type CompleteNode, type Hash, type NodeLookup } from '@openhall/domain/transparency';
import { VoteCheckpoint, VoteTreeNode } from '@openhall/persistence/entities';
import {
  dialectOf,
  execute,
  insertIgnoreMany,
  join,
  query,
  raw,
  sql,
  type Statement,
} from '@openhall/persistence/sql';

interface NodeRow {
  level: number;
  place: number;
  hash: string;
}

/** The tree of a vote that has opened. */
export interface HeldTree {
  state: string;
  size: number;
  origin: string;
  verifier_key: string;
}

/** The trees of votes: leaves without a place, complete nodes, checkpoints. */
@Injectable()
export class TreeRepository {
  constructor(private readonly reader: DataSource) {}

  /** A vote's tree as it stands, held for the rest of the unit. */
  async locked(manager: EntityManager, voteId: string): Promise<HeldTree | null> {
    const hold = raw(dialectOf(manager) === 'postgres' ? 'FOR UPDATE' : '');
    const rows = await query<HeldTree>(
      manager,
      sql`SELECT state, tree_size AS size, origin, verifier_key FROM vote WHERE id = ${voteId} ${hold}`,
    );
    return rows[0] ?? null;
  }

  /** Leaves that wait for a batch, in the order in which they enter the tree: by value. */
  waiting(manager: EntityManager, voteId: string): Promise<{ commitment: string }[]> {
    return query(
      manager,
      sql`SELECT commitment FROM ballot_leaf WHERE vote_id = ${voteId} AND place IS NULL ORDER BY ${byValue(manager)}`,
    );
  }

  /** Gives all waiting leaves their places, in the order of `waiting`. The vote must be held, so that none comes between. */
  async placeWaiting(manager: EntityManager, voteId: string, from: number): Promise<void> {
    await execute(
      manager,
      sql`UPDATE ballot_leaf SET place = ordered.place FROM (
            SELECT id, row_number() OVER (ORDER BY ${byValue(manager)}) - 1 + CAST(${from} AS integer) AS place
            FROM ballot_leaf WHERE vote_id = ${voteId} AND place IS NULL) AS ordered
          WHERE ballot_leaf.id = ordered.id`,
    );
  }

  async insertNodes(manager: EntityManager, voteId: string, nodes: readonly CompleteNode[]): Promise<void> {
    await insertIgnoreMany(
      manager,
      VoteTreeNode,
      nodes.map(({ level, index, hash }) => ({ voteId, level, place: index, hash: toHex(hash) })),
    );
  }

  /** The hashes of these nodes, in their order. Throws when one is missing. */
  async hashes(
    source: EntityManager | null,
    voteId: string,
    nodes: readonly { level: number; index: number }[],
  ): Promise<Hash[]> {
    const lookup = await this.lookup(source, voteId, nodes);
    return nodes.map(({ level, index }) => {
      const hash = lookup(level, index);
      if (!hash) throw new Error(`node ${level}/${index} of the tree of vote ${voteId} is missing`);
      return hash;
    });
  }

  /** Reads nodes so that proofs can be put together. */
  async lookup(
    source: EntityManager | null,
    voteId: string,
    nodes: readonly { level: number; index: number }[],
  ): Promise<NodeLookup> {
    if (nodes.length === 0) return () => null;
    const places = nodes.map(({ level, index }) => sql`(level = ${level} AND place = ${index})`);
    const rows = await query<NodeRow>(
      source ?? this.reader,
      sql`SELECT level, place, hash FROM vote_tree_node WHERE vote_id = ${voteId} AND (${join(places, ' OR ')})`,
    );
    const found = new Map(rows.map((row) => [`${row.level}/${row.place}`, fromHex(row.hash)]));
    return (level, index) => found.get(`${level}/${index}`) ?? null;
  }

  async insertCheckpoint(manager: EntityManager, voteId: string, size: number, note: string): Promise<void> {
    await insertIgnoreMany(manager, VoteCheckpoint, [{ voteId, size, note }]);
  }

  /** Checkpoints of a vote, the earliest first. */
  checkpoints(voteId: string): Promise<VoteCheckpoint[]> {
    return this.reader.getRepository(VoteCheckpoint).find({ where: { voteId }, order: { size: 'ASC' } });
  }

  latest(voteId: string): Promise<VoteCheckpoint | null> {
    return this.reader.getRepository(VoteCheckpoint).findOne({ where: { voteId }, order: { size: 'DESC' } });
  }
}

/** The order of bytes on both databases, whatever the language of a PostgreSQL database is. */
function byValue(manager: EntityManager): Statement {
  return raw(dialectOf(manager) === 'postgres' ? 'commitment COLLATE "C"' : 'commitment');
}
