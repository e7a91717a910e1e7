import type { INestApplicationContext } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditService } from '@openhall/api/audit/audit.service';
import { CommentImport } from '@openhall/api/comments/comment-import.service';
import type { CommentImportOutcome } from '@openhall/api/comments/comment-import.service';
import { Clock } from '@openhall/api/common/clock';
import { ConsultationsService } from '@openhall/api/consultations/consultations.service';
import { ProposalImport } from '@openhall/api/proposals/proposal-import.service';
import { ProposalsService } from '@openhall/api/proposals/proposals.service';
import type { Database } from '@openhall/persistence/database';
import { Refusal } from '../refusal.js';
import { existingConsultation } from './existing-consultation.js';
import { readFiles } from './checked-files.js';
import type { CheckedFiles } from './checked-files.js';
import type { BadRow } from './csv-rows.js';
import type { Preset } from './preset.js';

export interface ImportRequest {
  preset: Preset;
  proposalsFile: string;
  commentsFile: string | null;
  slug: string;
  dryRun: boolean;
  skipBad: boolean;
}

export interface ImportOutcome {
  /** Whether there was no consultation of that name before. */
  consultationCreated: boolean;
  proposals: { read: number; added: number; present: number };
  comments: { read: number } & CommentImportOutcome;
  bad: BadRow[];
}

/** The rows are no good and `--skip-bad` was not said; nothing was written. */
export class BadRows extends Error {
  constructor(readonly rows: BadRow[]) {
    super(`${rows.length} bad rows`);
  }
}

/** Undoes the unit of work of a dry run after it has told what it would do. */
class DryRunEnded extends Error {}

/**
 * Brings proposals and comments into a consultation, which is made if there is none, in one unit of work: all of it or
 * nothing. What is here already stays as it is.
 * @param tell a line about what goes on
 * @throws BadRows, Refusal
 */
export async function importProposals(
  { app, database }: { app: INestApplicationContext; database: Database },
  request: ImportRequest,
  tell: (line: string) => void,
): Promise<ImportOutcome> {
  const { source } = request.preset;
  const imports = app.get(ProposalImport, { strict: false });
  const keysHere = async (keys: string[]): Promise<Map<string, string>> =>
    keys.length === 0 ? new Map() : imports.idsBySourceKey(database.reader.manager, source, keys);
  const files = await readFiles(
    request.preset,
    request.proposalsFile,
    request.commentsFile,
    async (keys) => new Set((await keysHere(keys)).keys()),
  );
  tell(`Read ${files.proposals.length} proposals and ${files.comments.length} comments.`);
  if (files.bad.length > 0 && !request.skipBad) throw new BadRows(files.bad);
  const consultationId = await existingConsultation(app, request.slug);
  const keys = [
    ...files.proposals.map((row) => row.sourceKey),
    ...files.comments.map((row) => row.proposalKey),
  ];
  const [elsewhere] = (await keysHere([...new Set(keys)])).values();
  if (elsewhere !== undefined) await refuseElsewhere(app, elsewhere, consultationId);
  tell(request.dryRun ? 'Trying it out; nothing will be kept.' : 'Writing.');
  let outcome: ImportOutcome | undefined;
  try {
    await database.unitOfWork.write(async (manager) => {
      outcome = await write(app, manager, consultationId, request, files);
      if (request.dryRun) throw new DryRunEnded();
    });
  } catch (error) {
    if (!(error instanceof DryRunEnded)) throw error;
  }
  if (!outcome) throw new Error('the unit of work told nothing');
  return outcome;
}

async function write(
  app: INestApplicationContext,
  manager: EntityManager,
  existingId: string | null,
  { slug, preset: { source, consultation } }: ImportRequest,
  files: CheckedFiles,
): Promise<ImportOutcome> {
  const proposals = app.get(ProposalImport, { strict: false });
  const comments = app.get(CommentImport, { strict: false });
  const instants = [
    ...files.proposals.map((proposal) => proposal.publishedAt),
    ...files.comments.map((comment) => comment.createdAt),
  ];
  const now = app.get(Clock, { strict: false }).now();
  const consultationId =
    existingId ??
    (await app.get(ConsultationsService, { strict: false }).create(null, consultation(slug, instants, now)));
  const added = await proposals.insertImported(manager, consultationId, source, files.proposals);
  const keys = new Set(files.comments.map((comment) => comment.proposalKey));
  const ids = await proposals.idsBySourceKey(manager, source, [...keys]);
  const placed = files.comments.map(({ proposalKey, ...comment }) => ({
    ...comment,
    proposalId: ids.get(proposalKey) ?? '',
  }));
  const outcome = await comments.insertImported(manager, source, consultationId, placed);
  if (added + outcome.added > 0) {
    await app.get(AuditService, { strict: false }).record(manager, {
      actorId: null,
      act: 'consultation.imported',
      subjectType: 'consultation',
      subjectId: consultationId,
      detail: { source, proposals: added, comments: outcome.added },
    });
  }
  const read = files.proposals.length;
  return {
    consultationCreated: existingId === null,
    proposals: { read, added, present: read - added },
    comments: { read: files.comments.length, ...outcome },
    bad: files.bad,
  };
}

/** A contribution of the source is here once: it cannot be in two consultations. */
async function refuseElsewhere(
  app: INestApplicationContext,
  proposalId: string,
  consultationId: string | null,
): Promise<void> {
  const proposal = await app.get(ProposalsService, { strict: false }).visible(proposalId, null);
  if (proposal.consultationId === consultationId) return;
  throw new Refusal(`These proposals are in the consultation "${proposal.consultationSlug}" already.`);
}
