import { Injectable } from '@nestjs/common';
import type { ErrorCode } from '@openhall/contracts/errors';
import type { Role } from '@openhall/domain/accounts';
import { currentPhase } from '@openhall/domain/phases';
import type { PhaseAct } from '@openhall/domain/phases';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import { ProblemError } from '../common/problem.js';
import { GateRepository } from './gate.repository.js';
import type { GateConsultation } from './gate.repository.js';
import { countsHiddenAt, maySee, refusalOf } from './participation.policy.js';

export type { GateConsultation, GatePhase } from './gate.repository.js';

interface Cached {
  found: Promise<GateConsultation | null>;
  until: number;
}

const freshMs = 1_000;
const mostCached = 500;
/** Whatever else a path may hold cannot name a consultation, and some of it (NUL) upsets databases. */
const writtenAsAddress = /^[0-9a-z-]{1,100}$/;

/**
 * Whether people may take part in a consultation now. On the path of every support, so what it knows is kept for at
 * most a second and dropped when this process changes it; the clock is asked at each decision, so phases close exactly.
 */
@Injectable()
export class ConsultationGate {
  private readonly cache = new Map<string, Cached>();

  constructor(
    private readonly repository: GateRepository,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws ProblemError `not_found`. Drafts are found too: ask `maySee`. */
  bySlug(slug: string): Promise<GateConsultation> {
    return this.cached('slug', slug, () => this.repository.find({ slug }));
  }

  /** @throws ProblemError `not_found`. Drafts are found too: ask `maySee`. */
  byId(id: string): Promise<GateConsultation> {
    return this.cached('id', id, () => this.repository.find({ id }));
  }

  /** Whether someone in `role` (null: not signed in) may see it at all. */
  maySee(consultation: GateConsultation, role: Role | null | undefined): boolean {
    return maySee(consultation.state, role);
  }

  /** Why residents may not do `act` at `now` (ms), or null when they may. */
  refusal(consultation: GateConsultation, act: PhaseAct, now: number): ErrorCode | null {
    return refusalOf(consultation, act, now);
  }

  /** Whether support counts are kept back at `now` (ms), until the running phase ends. */
  countsHidden(consultation: GateConsultation, now: number): boolean {
    return countsHiddenAt(consultation, now);
  }

  /** When the phase that is open at `now` closes (ms); null when none is open. */
  closesAt(consultation: GateConsultation, now: number): number | null {
    return currentPhase(consultation.phases, now)?.closesAt ?? null;
  }

  /** Within a unit of work that changes a consultation: forgets what is cached as soon as it is committed. */
  dropAfterCommit(): void {
    this.unitOfWork.afterCommit(() => this.cache.clear());
  }

  private async cached(
    kind: 'id' | 'slug',
    value: string,
    read: () => Promise<GateConsultation | null>,
  ): Promise<GateConsultation> {
    if (!writtenAsAddress.test(value)) throw new ProblemError('not_found');
    const key = `${kind}:${value}`;
    const known = this.cache.get(key);
    if (known && known.until > performance.now()) return present(await known.found);
    if (this.cache.size >= mostCached) this.cache.clear();
    // The promise is kept before it is answered: a read that began before a change is then dropped with the rest.
    const entry = { found: read(), until: performance.now() + freshMs };
    this.cache.set(key, entry);
    try {
      return present(await entry.found);
    } catch (error) {
      if (this.cache.get(key) === entry) this.cache.delete(key);
      throw error;
    }
  }
}

function present(found: GateConsultation | null): GateConsultation {
  if (!found) throw new ProblemError('not_found');
  return found;
}
