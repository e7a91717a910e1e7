import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { Term, TermChange, Terms } from '@openhall/contracts/council';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../common/access.js';
import { Clock } from '../common/clock.js';
import { Commands } from '../common/commands.js';
import { ProblemError } from '../common/problem.js';
import { CouncilRepository } from './council.repository.js';
import { readTermNames } from './term-names.js';
import { TermsRepository } from './terms.repository.js';
import type { TermKind } from './terms.repository.js';

/** Other processes' changes are seen within this time. */
const cacheMs = 5_000;

/** The council's own lists of topics and areas. Terms are archived, never deleted: what was filed under one stays so. */
@Injectable()
export class TermsService {
  private cached: { terms: Terms; until: number } | null = null;

  constructor(
    private readonly repository: TermsRepository,
    private readonly councils: CouncilRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditService,
    private readonly commands: Commands,
    private readonly clock: Clock,
  ) {}

  /** Both lists, archived terms included, at most a few seconds old. */
  async all(): Promise<Terms> {
    const now = this.clock.now();
    if (this.cached && this.cached.until > now) return this.cached.terms;
    const [topics, areas] = await Promise.all([this.repository.all('topic'), this.repository.all('area')]);
    this.cached = { terms: { topics, areas }, until: now + cacheMs };
    return { topics, areas };
  }

  /** Whether a term exists and is not archived, as the database has it now. */
  async isUsable(kind: TermKind, id: string): Promise<boolean> {
    const term = await this.repository.find(kind, id);
    return term !== null && !term.archived;
  }

  /** Adds a term. @throws ProblemError `invalid_request` */
  async add(actor: Actor, kind: TermKind, change: TermChange, key: string | null): Promise<Term> {
    const names = await this.names(change);
    const newId = uuid();
    const command = { actorId: actor.id, key, request: { kind, ...change } };
    const id = await this.unitOfWork.write(async (manager) => {
      const earlier = await this.commands.earlier(manager, command, newId, this.clock.now());
      if (earlier) return earlier;
      const term = { id: newId, names, archived: change.archived ?? false, position: change.position };
      await this.repository.insert(manager, kind, term);
      await this.audit.record(manager, {
        actorId: actor.id,
        act: `${kind}.added`,
        subjectType: kind,
        subjectId: newId,
      });
      return newId;
    });
    return this.load(kind, id);
  }

  /** Renames, archives or moves a term. @throws ProblemError `not_found`, `invalid_request` */
  async change(actor: Actor, kind: TermKind, id: string, change: TermChange): Promise<Term> {
    const names = await this.names(change);
    const { archived, position } = change;
    await this.unitOfWork.write(async (manager) => {
      const changed = await this.repository.change(manager, kind, id, {
        names,
        ...(archived === undefined ? {} : { archived }),
        ...(position === undefined ? {} : { position }),
      });
      if (!changed) throw new ProblemError('not_found');
      await this.audit.record(manager, {
        actorId: actor.id,
        act: `${kind}.changed`,
        subjectType: kind,
        subjectId: id,
        detail: { archived: archived ?? null },
      });
    });
    return this.load(kind, id);
  }

  private async load(kind: TermKind, id: string): Promise<Term> {
    this.cached = null;
    const term = await this.repository.find(kind, id);
    if (!term) throw new ProblemError('not_found');
    return { id: term.id, names: term.names, archived: term.archived };
  }

  private async names(change: TermChange) {
    const council = await this.councils.find();
    const { names, problems } = readTermNames(change.names, council?.defaultLocale ?? 'en');
    if (problems.length > 0) throw new ProblemError('invalid_request', { fields: problems });
    return names;
  }
}
