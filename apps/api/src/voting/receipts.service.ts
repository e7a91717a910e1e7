import { Injectable } from '@nestjs/common';
import type { Receipt, ReceiptCheck, VoteCheckpointView } from '@openhall/contracts/voting';
import {
  consistencyProof,
  inclusionProof,
  toBase64,
  toHex,
  utf8,
  type Hash,
  type NodeLookup,
} from '@openhall/domain/transparency';
import { receiptText } from '@openhall/domain/verification';
import type { BallotContent } from '@openhall/domain/voting';
import { ProblemError } from '../common/problem.js';
import { BallotsRepository } from './ballots.repository.js';
import { TreeRepository } from './tree.repository.js';
import { VoteKeys } from './vote-keys.service.js';
import { VotesRepository } from './votes.repository.js';

const codeDigits = 12;

/** Signed promises to voters, and where their ballots stand in the tree. */
@Injectable()
export class ReceiptsService {
  constructor(
    private readonly votes: VotesRepository,
    private readonly ballots: BallotsRepository,
    private readonly tree: TreeRepository,
    private readonly keys: VoteKeys,
  ) {}

  /** The receipt of a commitment in a vote. */
  of(vote: { id: string; origin: string | null; verifierKey: string | null }, commitment: string): Receipt {
    const { sign } = this.keys.signer();
    const { origin, verifierKey } = vote;
    if (origin === null || verifierKey === null) throw new Error(`vote ${vote.id} has never opened`);
    return {
      format: 'openhall-receipt-1',
      voteId: vote.id,
      origin,
      commitment,
      signature: toBase64(sign(utf8(receiptText(origin, commitment)))),
      verifierKey,
      code: (commitment.slice(0, codeDigits).match(/.{4}/g) ?? []).join('-').toUpperCase(),
    };
  }

  /**
   * Where the ballot of a receipt stands, by its code or its whole commitment.
   * @throws ProblemError `not_found` for the vote, `receipt_unknown`
   */
  async check(voteId: string, code: string): Promise<ReceiptCheck> {
    const vote = await this.votes.find(voteId);
    if (!vote || vote.state === 'draft') throw new ProblemError('not_found');
    const beginning = code.toLowerCase().replace(/[^0-9a-f]/g, '');
    const leaf = beginning.length < codeDigits ? undefined : await this.ballots.findLeaf(voteId, beginning);
    if (!leaf) throw new ProblemError('receipt_unknown');
    const checkpoint = await this.tree.latest(voteId);
    const included = leaf.place !== null && checkpoint !== null && leaf.place < checkpoint.size;
    const isOpened = vote.state === 'closed' && vote.publication === 'open';
    return {
      commitment: leaf.commitment,
      state: included ? 'included' : 'waiting',
      inclusion: included
        ? {
            index: leaf.place as number,
            size: checkpoint.size,
            proof: await this.proof(voteId, leaf.place as number, checkpoint.size),
            checkpoint: checkpoint.note,
          }
        : null,
      opened: isOpened
        ? {
            nonce: leaf.nonce,
            ballot: JSON.parse(leaf.content) as BallotContent,
            superseded: Boolean(leaf.superseded),
          }
        : null,
    };
  }

  /** The checkpoints that went out, the earliest first, as signed notes. @throws ProblemError `not_found` */
  async checkpoints(voteId: string): Promise<string[]> {
    const vote = await this.votes.find(voteId);
    if (!vote || vote.state === 'draft') throw new ProblemError('not_found');
    return (await this.tree.checkpoints(voteId)).map(({ note }) => note);
  }

  /** The checkpoint of that size as it goes out, with the proof that it continues the one before. */
  async published(voteId: string, size: number): Promise<VoteCheckpointView | null> {
    const all = await this.tree.checkpoints(voteId);
    const place = all.findIndex((one) => one.size === size);
    const found = all[place];
    if (!found) return null;
    const since = all[place - 1]?.size ?? null;
    const proof = since === null ? [] : await this.consistency(voteId, since, size);
    return { note: found.note, since, proof };
  }

  /**
   * The proof that the tree of the first checkpoint is the beginning of that of the second, in hexadecimal.
   * @throws ProblemError `not_found` for sizes of which no checkpoint went out
   */
  async consistency(voteId: string, from: number, to: number): Promise<string[]> {
    const sizes = new Set((await this.tree.checkpoints(voteId)).map(({ size }) => size));
    if (from > to || !sizes.has(from) || !sizes.has(to)) throw new ProblemError('not_found');
    return this.put((lookup) => consistencyProof(from, to, lookup), voteId);
  }

  private proof(voteId: string, index: number, size: number): Promise<string[]> {
    return this.put((lookup) => inclusionProof(index, size, lookup), voteId);
  }

  /** Asks first which nodes a proof is put together from, reads them at once, and puts it together. */
  private async put(prove: (lookup: NodeLookup) => Hash[], voteId: string): Promise<string[]> {
    const needed: { level: number; index: number }[] = [];
    prove((level, index) => {
      needed.push({ level, index });
      return new Uint8Array(32);
    });
    return prove(await this.tree.lookup(null, voteId, needed)).map(toHex);
  }
}
