import { Inject, Injectable } from '@nestjs/common';
import type { ExportScopeType } from '@openhall/contracts/exports';
import { spendsBudget } from '@openhall/domain/voting';
import type { VoteRules } from '@openhall/domain/voting';
import { baseLocale, isLocale } from '@openhall/messages/catalogue';
import type { Locale } from '@openhall/messages/catalogue';
import { Clock } from '../common/clock.js';
import { ProblemError } from '../common/problem.js';
import type { Environment } from '../config/environment.js';
import { ENVIRONMENT } from '../config/environment.module.js';
import { ConsultationGate } from '../consultations/consultation-gate.service.js';
import type { GateConsultation } from '../consultations/consultation-gate.service.js';
import { ScopesRepository } from './scopes.repository.js';

/** What is exported as a whole. */
export interface Scope {
  type: ExportScopeType;
  id: string;
  /** Of its public page. */
  address: string;
  /** For names of files. */
  slug: string;
  /** Its own language. */
  lang: string;
  /** Support counts are kept back now. */
  countsHidden: boolean;
  /** Whether everybody may see it. */
  isPublic: boolean;
}

/** Finds what can be exported. */
@Injectable()
export class Scopes {
  constructor(
    private readonly gate: ConsultationGate,
    private readonly repository: ScopesRepository,
    private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** A consultation that everybody may see. @throws ProblemError `not_found` */
  async publicConsultation(slug: string): Promise<Scope> {
    const scope = this.ofConsultation(await this.gate.bySlug(slug));
    if (!scope.isPublic) throw new ProblemError('not_found');
    return scope;
  }

  /** @throws ProblemError `not_found` */
  async consultationBySlug(slug: string): Promise<Scope> {
    return this.ofConsultation(await this.gate.bySlug(slug));
  }

  /** @throws ProblemError `not_found` */
  async byId(type: ExportScopeType, id: string): Promise<Scope> {
    if (type === 'consultation') return this.ofConsultation(await this.gate.byId(id));
    const hall = await this.repository.hall(id);
    if (!hall) throw new ProblemError('not_found');
    const address = `${this.environment.publicUrl.origin}/town-halls/${id}`;
    const slug = `town-hall-${id.slice(-12)}`;
    return { type, id, address, slug, lang: hall.lang, countsHidden: false, isPublic: true };
  }

  /** Its title, in a language where there is one. */
  async title({ type, id, lang }: Scope, locale: string): Promise<string> {
    if (type === 'consultation') return this.repository.consultationTitle(id, locale, lang);
    return (await this.repository.hall(id))?.title ?? '';
  }

  /** Votes whose ballots can be had in Pabulib's format: those that spent a budget. */
  async budgetVotes({ type, id }: Scope): Promise<{ id: string; question: string }[]> {
    if (type !== 'consultation') return [];
    const votes = await this.repository.openVotes(id);
    return votes.filter(({ rules }) => spendsBudget((JSON.parse(rules) as VoteRules).method));
  }

  /** Rounds of statements that can be had in the shape of Polis: those that are over. */
  closedRounds({ id }: Scope): Promise<{ id: string; question: string }[]> {
    return this.repository.closedRounds(id);
  }

  private ofConsultation(consultation: GateConsultation): Scope {
    const { id, slug, defaultLocale } = consultation;
    return {
      ...{ type: 'consultation', id, slug, lang: defaultLocale },
      address: `${this.environment.publicUrl.origin}/consultations/${slug}`,
      countsHidden: this.gate.countsHidden(consultation, this.clock.now()),
      isPublic: this.gate.maySee(consultation, null),
    };
  }
}

/** The language of the words around data in `lang`. */
export function localeFor(lang: string): Locale {
  const [base = ''] = lang.split('-');
  if (isLocale(lang)) return lang;
  return isLocale(base) ? base : baseLocale;
}
