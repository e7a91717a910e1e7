import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataSource } from 'typeorm';
import { fromHex, toHex, type CompleteNode, type Hash, type NodeLookup } from '@openhall/domain/transparency';
import { VoteCheckpoint, VoteTreeNode } from '@openhall/persistence/entities';
import { dialectOf, execute, insertIgnoreMany, join, query, raw, sql } from '@openhall/persistence/sql';

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
  waiting(manager: EntityManager, voteId: string): Promise<{ id: string; commitment: string }[]> {
    return query(
      manager,
      sql`SELECT id, commitment FROM ballot_leaf WHERE vote_id = ${voteId} AND place IS NULL ORDER BY commitment`,
    );
  }

  async place(manager: EntityManager, ids: readonly string[], from: number): Promise<void> {
    for (const [i, id] of ids.entries()) {
      await execute(manager, sql`UPDATE ballot_leaf SET place = ${from + i} WHERE id = ${id}`);
    }
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
