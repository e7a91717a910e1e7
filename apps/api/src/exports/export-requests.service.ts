import type { ReadStream } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { wholeFiles } from '@openhall/contracts/exports';
import type { ExportCreation, ExportFileView, ExportsView } from '@openhall/contracts/exports';
import type { ExportFile } from '@openhall/persistence/entities';
import { roleAtLeast } from '@openhall/domain/accounts';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../common/access.js';
import { Clock } from '../common/clock.js';
import { fieldProblem, ProblemError } from '../common/problem.js';
import { JobsService } from '../jobs/jobs.service.js';
import { fileView, tableView } from './export-views.js';
import { ExportFilesRepository } from './export-files.repository.js';
import { exportJob } from './export-maker.service.js';
import { ExportStore } from './export-store.service.js';
import { mediaTypeOf, wantedFile } from './files/export-writers.js';
import { localeFor, Scopes } from './scopes.service.js';
import type { Scope } from './scopes.service.js';
import { tablesOf } from './tables/exported-tables.js';

/** An officer who wants what is not public, and why. */
export interface Restricted {
  actor: Actor;
  reason: string;
}

export interface Download {
  name: string;
  type: string;
  bytes: number;
  sha256: string;
  asOf: number;
  stream: () => ReadStream;
}

/** A file that everybody may have is given again for so long, instead of being made anew. */
const freshMs = 60_000;
const mostShown = 20;

/** Who wants which export, and what became of it. */
@Injectable()
export class ExportRequests {
  constructor(
    private readonly files: ExportFilesRepository,
    private readonly store: ExportStore,
    private readonly scopes: Scopes,
    private readonly jobs: JobsService,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** What can be asked for and what is there; with `restricted`, what is for officers. */
  async overview(scope: Scope, restricted: boolean, wantedLocale?: string): Promise<ExportsView> {
    const locale = localeFor(wantedLocale ?? scope.lang);
    const files = await this.files.newest(scope.type, scope.id, restricted, mostShown);
    return {
      scopeType: scope.type,
      scopeId: scope.id,
      title: await this.scopes.title(scope, locale),
      tables: tablesOf(scope.type, restricted).map((table) => tableView(table, locale)),
      wholes: [...wholeFiles],
      rounds: (await this.scopes.closedRounds(scope)).map(({ id, question }) => ({
        file: `polis-${id}.zip`,
        question,
      })),
      votes: (await this.scopes.budgetVotes(scope)).map(({ id, question }) => ({
        file: `vote-${id}.pb`,
        question,
      })),
      files: files.map(fileView),
    };
  }

  /**
   * Asks for a file. One that everybody may have and that is fresh or under way is given again.
   * @throws ProblemError `invalid_request` when there is no such file
   */
  async ask(
    scope: Scope,
    { file, locale }: ExportCreation,
    restricted: Restricted | null,
  ): Promise<ExportFileView> {
    if (!(await this.isOffered(scope, file, restricted !== null))) throw fieldProblem('file', 'not_a_choice');
    const wanted = {
      ...{ scopeType: scope.type, scopeId: scope.id, file },
      locale: localeFor(locale) as string,
    };
    const activeKey = [...Object.values(wanted), restricted?.actor.id ?? 'public'].join(':');
    const made = await this.unitOfWork.write(async (manager): Promise<ExportFile> => {
      const now = this.clock.now();
      const fresh = restricted ? null : await this.files.fresh(manager, wanted, now - freshMs);
      if (fresh) return fresh;
      const id = uuid();
      const row = {
        ...{ ...wanted, id, activeKey, restricted: restricted !== null, createdAt: now },
        reason: restricted?.reason ?? null,
        requestedBy: restricted?.actor.id ?? null,
      };
      if (!(await this.files.insert(manager, row))) return this.files.byKey(manager, activeKey);
      await this.jobs.enqueue(manager, exportJob, { id }, { uniqueKey: `export:${id}` });
      if (restricted) await this.record(manager, 'export.asked', restricted.actor, id, scope, file);
      return this.files.byKey(manager, activeKey);
    });
    return fileView(made);
  }

  /** The newest file that everybody may have and that is still kept; null where there is none. */
  async lastPublic({ type, id }: Scope, { file, locale }: ExportCreation): Promise<ExportFileView | null> {
    const wanted = { scopeType: type, scopeId: id, file, locale: localeFor(locale) as string };
    const last = await this.files.lastPublic(wanted, this.clock.now());
    return last && fileView(last);
  }

  /** Whether a file tells of a moment that is less than `ms` ago. */
  isYounger({ asOf }: ExportFileView, ms: number): boolean {
    return asOf !== null && this.clock.now() - asOf < ms;
  }

  /** @throws ProblemError `not_found`, `not_signed_in`, `not_allowed` */
  async view(id: string, actor: Actor | null): Promise<ExportFileView> {
    return fileView(await this.given(id, actor));
  }

  /** Stops one that is waited for; one that is over stays. @throws ProblemError `not_found` */
  async callOff(id: string, actor: Actor): Promise<ExportFileView> {
    const file = await this.given(id, actor);
    await this.unitOfWork.write(async (manager) => {
      const change = { state: 'cancelled' as const, finishedAt: this.clock.now() };
      if (!(await this.files.end(manager, id, change))) return;
      const { scopeType, scopeId } = file;
      await this.audit.record(manager, {
        actorId: actor.id,
        act: 'export.cancelled',
        subjectType: scopeType,
        subjectId: scopeId,
        detail: { exportId: id, file: file.file },
      });
    });
    return this.view(id, actor);
  }

  /** The bytes. Who takes what is not public is audited. @throws ProblemError `not_found`, `export_not_ready`, `export_expired` */
  async download(id: string, actor: Actor | null): Promise<Download> {
    const file = await this.given(id, actor);
    const isOver =
      file.state === 'expired' || (file.expiresAt !== null && file.expiresAt <= this.clock.now());
    if (isOver) throw new ProblemError('export_expired');
    if (file.state !== 'done') throw new ProblemError('export_not_ready');
    const scope = await this.scopes.byId(file.scopeType, file.scopeId);
    if (file.restricted && actor) {
      await this.unitOfWork.write((manager) =>
        this.record(manager, 'export.downloaded', actor, id, scope, file.file),
      );
    }
    return {
      name: `${scope.slug}-${file.file}`,
      type: mediaTypeOf(file.file),
      bytes: file.bytes ?? 0,
      sha256: file.sha256 ?? '',
      asOf: file.asOf ?? file.createdAt,
      stream: () => this.store.read(id),
    };
  }

  private async isOffered(scope: Scope, file: string, restricted: boolean): Promise<boolean> {
    const wanted = wantedFile(file, tablesOf(scope.type, restricted));
    if (wanted === null) return false;
    if ('vote' in wanted) return (await this.scopes.budgetVotes(scope)).some(({ id }) => id === wanted.vote);
    if ('round' in wanted)
      return (await this.scopes.closedRounds(scope)).some(({ id }) => id === wanted.round);
    return true;
  }

  /** What this reader may know of. */
  private async given(id: string, actor: Actor | null): Promise<ExportFile> {
    const file = await this.files.find(id);
    if (!file) throw new ProblemError('not_found');
    if (!file.restricted) {
      const scope = await this.scopes.byId(file.scopeType, file.scopeId);
      if (!scope.isPublic && !(actor && roleAtLeast(actor.role, 'officer')))
        throw new ProblemError('not_found');
      return file;
    }
    if (!actor) throw new ProblemError('not_signed_in');
    if (!roleAtLeast(actor.role, 'officer')) throw new ProblemError('not_allowed');
    return file;
  }

  private record(
    manager: Parameters<AuditService['record']>[0],
    act: string,
    actor: Actor,
    exportId: string,
    { type, id }: Scope,
    file: string,
  ): Promise<void> {
    return this.audit.record(manager, {
      actorId: actor.id,
      act,
      subjectType: type,
      subjectId: id,
      detail: { exportId, file },
    });
  }
}
