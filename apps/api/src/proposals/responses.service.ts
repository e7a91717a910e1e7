import { Injectable } from '@nestjs/common';
import { limits } from '@openhall/contracts/limits';
import type { Page } from '@openhall/contracts/pages';
import type { OfficialResponse, ResponseWriting } from '@openhall/contracts/proposals';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../common/access.js';
import { Clock } from '../common/clock.js';
import { Commands } from '../common/commands.js';
import { pageOf, readCursor } from '../common/cursor.js';
import { fieldProblem, ProblemError } from '../common/problem.js';
import { ProposalsService } from './proposals.service.js';
import { ProposalEvents } from './proposal-events.service.js';
import { refusalToRespond } from './proposals.policy.js';
import { responseOf } from './response-mapping.js';
import { ResponsesRepository } from './responses.repository.js';

const size = limits.pageSize.standard;

/** What the council answers to a proposal, with every correction kept. */
@Injectable()
export class ResponsesService {
  constructor(
    private readonly repository: ResponsesRepository,
    private readonly proposals: ProposalsService,
    private readonly events: ProposalEvents,
    private readonly audit: AuditService,
    private readonly commands: Commands,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Publishes an official response, or a correction of it.
   * @throws ProblemError `not_found`, `content_hidden`, `edited_meanwhile`, and `invalid_request` for a correction without a note
   */
  async respond(
    proposalId: string,
    officer: Actor,
    writing: ResponseWriting,
    key: string | null,
  ): Promise<void> {
    const proposal = await this.proposals.visible(proposalId, officer);
    const refusal = refusalToRespond(proposal);
    if (refusal) throw new ProblemError(refusal);
    if (writing.version > 0 && writing.correctionNote === null)
      throw fieldProblem('correctionNote', 'required');
    const now = this.clock.now();
    await this.unitOfWork.write(async (manager) => {
      const command = { actorId: officer.id, key, request: { proposalId, ...writing } };
      if (await this.commands.earlier(manager, command, proposalId, now)) return;
      if (!(await this.repository.claimNext(manager, proposalId, writing.version)))
        throw new ProblemError('edited_meanwhile');
      const { version: read, ...text } = writing;
      const number = read + 1;
      const correctionNote = read === 0 ? null : text.correctionNote;
      await this.repository.insert(manager, {
        ...text,
        proposalId,
        number,
        correctionNote,
        accountId: officer.id,
        publishedAt: now,
      });
      await this.audit.record(manager, {
        actorId: officer.id,
        act: 'response.published',
        subjectType: 'proposal',
        subjectId: proposalId,
        detail: { number, status: text.status },
      });
      await this.events.responded(manager, proposal);
    });
  }

  /** Every version, newest first. @throws ProblemError `not_found`, `cursor_invalid` */
  async versions(
    proposalId: string,
    cursor: string | undefined,
    reader: Actor | null,
  ): Promise<Page<OfficialResponse>> {
    await this.proposals.visible(proposalId, reader);
    const after = readCursor(cursor, 1)?.[0] ?? Number.MAX_SAFE_INTEGER;
    if (typeof after !== 'number' || !Number.isInteger(after)) throw new ProblemError('cursor_invalid');
    // Numbers are 32-bit in the database.
    const from = Math.max(0, Math.min(after - 1, 2_147_483_647));
    const rows = await this.repository.versions(proposalId, from, size + 1);
    const { items, next } = pageOf(rows, size, (row) => [row.number]);
    return { items: items.map(responseOf), next };
  }
}
