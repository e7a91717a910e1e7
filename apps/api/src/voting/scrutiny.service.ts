import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { ScrutineerStatement, ScrutinyView } from '@openhall/contracts/voting';
import { fingerprintOf, readSignedNote, readVerifierKey, signedBy } from '@openhall/domain/transparency';
import { statementOnPackage } from '@openhall/domain/verification';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import { Clock } from '../common/clock.js';
import { ProblemError } from '../common/problem.js';
import { verifyEd25519 } from './ed25519.js';
import { PackagesService } from './packages.service.js';
import { Scrutineers } from './scrutineers.service.js';
import { VoteRecord } from './vote-record.service.js';
import { VoteStatementsRepository } from './vote-statements.repository.js';
import { VotesRepository, type VoteRow } from './votes.repository.js';

/** What scrutineers of a confidential vote get, and what they hand back. */
@Injectable()
export class ScrutinyService {
  constructor(
    private readonly votes: VotesRepository,
    private readonly scrutineers: Scrutineers,
    private readonly packages: PackagesService,
    private readonly statements: VoteStatementsRepository,
    private readonly record: VoteRecord,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** What the holder of a link is told. @throws ProblemError `not_found` */
  async view(voteId: string, token: string): Promise<ScrutinyView> {
    const { name } = await this.scrutineer(voteId, token);
    const signed = (await this.statements.of(voteId)).find((statement) => statement.name === name);
    return { name, statement: signed?.note ?? null };
  }

  /** The ballots, for whom the token was sent to. @throws ProblemError `not_found` */
  async openings(voteId: string, token: string): Promise<string> {
    await this.scrutineer(voteId, token);
    return this.packages.openings(voteId);
  }

  /**
   * Publishes what a scrutineer signed, once it was checked. The same again changes nothing.
   * @throws ProblemError `not_found`, `statement_invalid`, `conflict` where they signed with another key before
   */
  async submit(voteId: string, { note: text, verifierKey, token }: ScrutineerStatement): Promise<void> {
    const { vote, name } = await this.scrutineer(voteId, token);
    const signer = readVerifierKey(verifierKey.trim());
    const note = readSignedNote(text);
    const holds =
      signer !== null &&
      note !== null &&
      note.text === statementOnPackage(await this.packages.files(voteId)) &&
      (await signedBy(note, signer, verifyEd25519));
    if (!holds) throw new ProblemError('statement_invalid');
    await this.unitOfWork.write(async (manager) => {
      const now = this.clock.now();
      const key = verifierKey.trim();
      const statement = { id: uuid(), voteId, name, note: text, verifierKey: key, createdAt: now };
      if (await this.statements.insert(manager, statement)) {
        const detail = { fingerprint: fingerprintOf(signer.publicKey) };
        await this.record.moved(manager, vote, { actorId: null, act: 'vote.statement', detail });
        return;
      }
      const [known] = (await this.statements.of(voteId, manager)).filter((one) => one.name === name);
      if (known?.verifierKey !== key) throw new ProblemError('conflict');
    });
  }

  private async scrutineer(voteId: string, token: string): Promise<{ vote: VoteRow; name: string }> {
    const vote = await this.votes.find(voteId);
    const name = vote?.state === 'closed' ? this.scrutineers.named(vote, token) : null;
    if (!vote || name === null) throw new ProblemError('not_found');
    return { vote, name };
  }
}
