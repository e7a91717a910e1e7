import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  appendLeaves,
  frontierNodes,
  fromHex,
  leafHash,
  rootOf,
  writeCheckpoint,
  type Frontier,
} from '@openhall/domain/transparency';
import { declarationLine, signNote } from '@openhall/domain/verification';
import { LiveService } from '../live/live.service.js';
import { packagedVote } from './packaged-vote.js';
import { TreeRepository, type HeldTree } from './tree.repository.js';
import { VoteKeys } from './vote-keys.service.js';
import { VotesRepository } from './votes.repository.js';

/** Fewer would tell too much about who came just now. */
const leastBatch = 10;

/** Ballots enter the tree in batches, ordered by value, each followed by a signed checkpoint. */
@Injectable()
export class VoteTree {
  constructor(
    private readonly repository: TreeRepository,
    private readonly votes: VotesRepository,
    private readonly keys: VoteKeys,
    private readonly live: LiveService,
  ) {}

  /** While the vote is open: gives places to at least ten waiting leaves; does nothing for fewer. */
  async addBatch(manager: EntityManager, voteId: string): Promise<void> {
    const held = await this.repository.locked(manager, voteId);
    if (held?.state === 'open') await this.add(manager, voteId, held, leastBatch);
  }

  /** At the close: gives a place to every leaf, and signs the last checkpoint also where nothing was left. */
  async addAll(manager: EntityManager, voteId: string): Promise<void> {
    const held = await this.repository.locked(manager, voteId);
    if (held) await this.add(manager, voteId, held, 0);
  }

  private async add(manager: EntityManager, voteId: string, held: HeldTree, least: number): Promise<void> {
    const leaves = await this.repository.waiting(manager, voteId);
    if (leaves.length < least) return;
    const before = await this.frontier(manager, voteId, held.size);
    const hashes = leaves.map(({ commitment }) => leafHash(fromHex(commitment) ?? new Uint8Array()));
    const { frontier, nodes } = appendLeaves(before, hashes);
    await this.repository.placeWaiting(manager, voteId, held.size);
    await this.repository.insertNodes(manager, voteId, nodes);
    await this.votes.setTreeSize(manager, voteId, frontier.size);
    const note = await this.sign(manager, voteId, held, frontier);
    await this.repository.insertCheckpoint(manager, voteId, frontier.size, note);
    await this.live.append(manager, `vote:${voteId}`, 'vote.checkpoint', { voteId, size: frontier.size });
  }

  private async frontier(manager: EntityManager, voteId: string, size: number): Promise<Frontier> {
    return { size, hashes: await this.repository.hashes(manager, voteId, frontierNodes(size)) };
  }

  /** The checkpoint names the rules too, so that they can't be changed behind those who keep it. */
  private async sign(
    manager: EntityManager,
    voteId: string,
    { origin, verifier_key }: HeldTree,
    frontier: Frontier,
  ): Promise<string> {
    const vote = await this.votes.find(voteId, manager);
    const extensions = vote ? [declarationLine(packagedVote(vote, ''))] : [];
    const text = writeCheckpoint({ origin, size: frontier.size, root: rootOf(frontier), extensions });
    return signNote(text, verifier_key, this.keys.signer().sign);
  }
}
