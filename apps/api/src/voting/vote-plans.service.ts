import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type {
  Electorate,
  Publication,
  VotePlan,
  VotePlanChange,
  VotePlanView,
} from '@openhall/contracts/voting';
import { problemsOfRules } from '@openhall/domain/voting';
import type { Vote, VoteOption } from '@openhall/persistence/entities';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import { Clock } from '../common/clock.js';
import { Commands } from '../common/commands.js';
import { fieldProblem, ProblemError } from '../common/problem.js';
import { ElectorateService } from './electorate.service.js';
import { VotePlansRepository } from './vote-plans.repository.js';
import { VoteRecord } from './vote-record.service.js';
import { VotesRepository, type VoteRow } from './votes.repository.js';

/** Who gives a command, and its key. */
export interface OfficerCommand {
  actorId: string;
  key: string | null;
}

/** Planning votes: everything about one may change until it opens. */
@Injectable()
export class VotePlans {
  constructor(
    private readonly repository: VotePlansRepository,
    private readonly votes: VotesRepository,
    private readonly electorate: ElectorateService,
    private readonly commands: Commands,
    private readonly record: VoteRecord,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Returns the id. @throws ProblemError `invalid_request` for a phase that is none of the consultation's */
  create(command: OfficerCommand, consultationId: string, plan: VotePlan): Promise<string> {
    const newId = uuid();
    const now = this.clock.now();
    return this.unitOfWork.write(async (manager) => {
      const earlier = await this.commands.earlier(manager, { ...command, request: plan }, newId, now);
      if (earlier) return earlier;
      const phase = await this.phaseOf(manager, consultationId, plan.phaseId);
      await this.repository.insert(manager, {
        ...columnsOf(plan),
        ...phase,
        id: newId,
        consultationId,
        state: 'draft',
        createdBy: command.actorId,
        createdAt: now,
      });
      await this.repository.setOptions(manager, newId, optionsOf(newId, plan, []));
      await this.record.planned(manager, command.actorId, 'vote.created', newId);
      return newId;
    });
  }

  /** @throws ProblemError `not_found`, `vote_frozen`, `edited_meanwhile`, `invalid_request` */
  async change(command: OfficerCommand, id: string, { version, ...plan }: VotePlanChange): Promise<void> {
    await this.unitOfWork.write(async (manager) => {
      const vote = await this.votes.find(id, manager);
      if (!vote) throw new ProblemError('not_found');
      if (vote.state !== 'draft') throw new ProblemError('vote_frozen');
      const phase = await this.phaseOf(manager, vote.consultationId, plan.phaseId);
      const changed = await this.repository.change(manager, id, version, { ...columnsOf(plan), ...phase });
      if (!changed) throw new ProblemError('edited_meanwhile');
      await this.repository.setOptions(manager, id, optionsOf(id, plan, vote.options));
      await this.record.planned(manager, command.actorId, 'vote.changed', id);
    });
  }

  /** @throws ProblemError `not_found`, `vote_frozen` */
  async remove(command: OfficerCommand, id: string): Promise<void> {
    await this.unitOfWork.write(async (manager) => {
      if (await this.repository.remove(manager, id)) {
        await this.record.planned(manager, command.actorId, 'vote.removed', id);
        return;
      }
      throw new ProblemError((await this.votes.find(id, manager)) ? 'vote_frozen' : 'not_found');
    });
  }

  /** Every vote of a consultation, drafts too, the earliest first. */
  async list(consultationId: string): Promise<VotePlanView[]> {
    const votes = await this.votes.ofConsultation(consultationId, true);
    return Promise.all(votes.map(({ id }) => this.view(id)));
  }

  /** The plan with what keeps it from opening. @throws ProblemError `not_found` */
  async view(id: string): Promise<VotePlanView> {
    const vote = await this.votes.find(id);
    if (!vote) throw new ProblemError('not_found');
    return {
      id,
      consultationId: vote.consultationId,
      state: vote.state,
      version: vote.version,
      phaseId: vote.phaseId ?? '',
      question: vote.question,
      description: vote.description,
      lang: vote.lang,
      rules: vote.rules,
      options: vote.options.map(({ id: optionId, title, description, cost, proposalId }) => ({
        id: optionId,
        title,
        description,
        cost,
        proposalId,
      })),
      electorate: vote.electorate as Electorate,
      publication: vote.publication as Publication,
      turnoutShown: vote.turnoutShown,
      rehearsal: vote.rehearsal,
      scrutineers: vote.scrutineers.map(({ name, email }) => ({ name, email })),
      opensAt: vote.opensAt,
      closesAt: vote.closesAt,
      problems: await this.problems(vote),
      electorateSize: await this.electorate.sizeOf(vote),
      codes: vote.electorate === 'codes' ? await this.repository.codes(id) : null,
      paperBallots: await this.repository.paperBallots(id),
    };
  }

  /** Everything that keeps a vote from opening. */
  async problems(vote: VoteRow): Promise<VotePlanView['problems']> {
    const size = await this.electorate.sizeOf(vote);
    const needsScrutineers = vote.publication === 'confidential' && vote.scrutineers.length === 0;
    return [
      ...problemsOfRules(vote.rules, vote.options),
      ...(needsScrutineers ? (['scrutineers_missing'] as const) : []),
      ...(size === 0 ? (['electorate_empty'] as const) : []),
    ];
  }

  private async phaseOf(
    manager: EntityManager,
    consultationId: string,
    phaseId: string,
  ): Promise<{ opensAt: number; closesAt: number }> {
    const phase = await this.repository.phase(manager, consultationId, phaseId);
    if (!phase) throw fieldProblem('phaseId', 'not_a_choice');
    return { opensAt: phase.opens_at, closesAt: phase.closes_at };
  }
}

function columnsOf(plan: VotePlan): Partial<Vote> {
  const { phaseId, question, description, lang, rules, electorate, publication } = plan;
  const { turnoutShown, rehearsal } = plan;
  const scrutineers = plan.scrutineers.map((one) => ({ ...one, tokenHash: null }));
  return {
    phaseId,
    question,
    description,
    lang,
    rules: { ...rules },
    electorate,
    publication,
    turnoutShown,
    rehearsal,
    scrutineers,
  };
}

/** Options keep their ids where they are still there, so that what refers to them goes on doing so. */
function optionsOf(voteId: string, plan: VotePlan, standing: readonly VoteOption[]): VoteOption[] {
  const known = new Set(standing.map(({ id }) => id));
  const used = new Set<string>();
  return plan.options.map(({ id, title, description, cost, proposalId }, position) => {
    const keeps = id !== null && known.has(id) && !used.has(id);
    const optionId = keeps ? id : uuid();
    used.add(optionId);
    return { id: optionId, voteId, position, title, description, cost, proposalId };
  });
}
