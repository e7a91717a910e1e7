import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { limits } from '@openhall/contracts/limits';
import type { CodeIssue, IssuedCode, IssuedCodes, VoterCodePage } from '@openhall/contracts/voting';
import { cleanSingleLine } from '@openhall/domain/text';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import { Clock } from '../common/clock.js';
import { Commands } from '../common/commands.js';
import { pageOf, readCursor } from '../common/cursor.js';
import { fieldProblem, ProblemError } from '../common/problem.js';
import { VoteRecord } from './vote-record.service.js';
import type { OfficerCommand } from './vote-plans.service.js';
import { VoterCodeHash } from './voter-code-hash.service.js';
import { VoterCodesRepository } from './voter-codes.repository.js';
import { VotesRepository, type VoteRow } from './votes.repository.js';

const pageSize = limits.pageSize.max;

/** One-time codes for people without an account: told once, for letters, and known by their hash from then on. */
@Injectable()
export class VoterCodes {
  constructor(
    private readonly votes: VotesRepository,
    private readonly repository: VoterCodesRepository,
    private readonly hashes: VoterCodeHash,
    private readonly commands: Commands,
    private readonly record: VoteRecord,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes codes and tells them, once. The same command again is refused, for what it answered is known no more.
   * @throws ProblemError `not_found`, `vote_closed`, `conflict`, `invalid_request`
   */
  issue(
    { actorId, key }: OfficerCommand,
    voteId: string,
    { count, labels }: CodeIssue,
  ): Promise<IssuedCodes> {
    if (labels !== null && labels.length !== count)
      throw fieldProblem('labels', 'out_of_range', { min: count, max: count });
    return this.unitOfWork.write(async (manager) => {
      const vote = await this.byCodes(manager, voteId);
      const now = this.clock.now();
      const command = { actorId, key, request: { voteId, count } };
      if (await this.commands.earlier(manager, command, uuid(), now)) throw new ProblemError('conflict');
      const last = await this.repository.lastNumber(manager, voteId);
      if (last + count > limits.voterCodes.max)
        throw fieldProblem('count', 'out_of_range', { min: 1, max: limits.voterCodes.max - last });
      const codes = Array.from({ length: count }, (_, i): IssuedCode => {
        const label = cleanSingleLine(labels?.[i] ?? '');
        return { id: uuid(), number: last + i + 1, code: this.hashes.make(), label: label || null };
      });
      const rows = codes.map(({ id, number, code, label }) => ({
        id,
        voteId,
        number,
        codeHash: this.hashes.of(code),
        label,
        issuedAt: now,
        replacedAt: null,
      }));
      if ((await this.repository.insert(manager, rows)) !== count) throw new ProblemError('conflict');
      const detail = { count, size: last + count };
      await this.record.electorateChanged(manager, vote, { actorId, act: 'codes.issued', detail });
      return { codes };
    });
  }

  /**
   * Gives the holder of a lost code another one. The old text is void; the ballot stays, and the new text can change it.
   * @throws ProblemError `not_found`, `vote_closed`
   */
  replace({ actorId }: OfficerCommand, voteId: string, codeId: string): Promise<IssuedCode> {
    return this.unitOfWork.write(async (manager) => {
      const vote = await this.byCodes(manager, voteId);
      const code = this.hashes.make();
      const change = { codeHash: this.hashes.of(code), replacedAt: this.clock.now() };
      if (!(await this.repository.replace(manager, voteId, codeId, change)))
        throw new ProblemError('not_found');
      const found = await this.repository.find(manager, voteId, codeId);
      if (!found) throw new ProblemError('not_found');
      const detail = { codeId, size: await this.repository.lastNumber(manager, voteId) };
      await this.record.electorateChanged(manager, vote, { actorId, act: 'codes.replaced', detail });
      return { id: codeId, number: found.number, code, label: found.label };
    });
  }

  /** @throws ProblemError `not_found`, `cursor_invalid` */
  async list(voteId: string, cursor: string | undefined): Promise<VoterCodePage> {
    if (!(await this.votes.find(voteId))) throw new ProblemError('not_found');
    const [after = 0] = readCursor(cursor, 1) ?? [];
    if (typeof after !== 'number') throw new ProblemError('cursor_invalid');
    const rows = await this.repository.page(voteId, after, pageSize + 1);
    const { items, next } = pageOf(rows, pageSize, ({ number }) => [number]);
    const codes = items.map(({ id, number, label, issued_at: issuedAt, replaced_at: replacedAt }) => ({
      id,
      number,
      label,
      issuedAt,
      replacedAt,
    }));
    return { items: codes, next, size: await this.repository.size(voteId) };
  }

  private async byCodes(manager: EntityManager, voteId: string): Promise<VoteRow> {
    await this.votes.hold(manager, voteId);
    const vote = await this.votes.find(voteId, manager);
    if (vote?.electorate !== 'codes') throw new ProblemError('not_found');
    if (vote.state !== 'draft' && vote.state !== 'open') throw new ProblemError('vote_closed');
    return vote;
  }
}
