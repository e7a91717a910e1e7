import { Injectable } from '@nestjs/common';
import type { ErrorCode } from '@openhall/contracts/errors';
import type { RoundSummary, RoundView } from '@openhall/contracts/statements';
import { roleAtLeast } from '@openhall/domain/accounts';
import type { Participant } from '../common/access.js';
import { Clock } from '../common/clock.js';
import { safeHtml } from '../common/markdown.js';
import { LiveService } from '../live/live.service.js';
import { AnswersRepository } from './answers.repository.js';
import { AnswersService } from './answers.service.js';
import { RoundGate } from './round-gate.service.js';
import type { GateRound } from './round-gate.service.js';
import { RoundsRepository } from './rounds.repository.js';
import { StatementsService } from './statements.service.js';
import { refusalToAnswer, refusalToPropose, stateAt } from './statements.policy.js';

/** Rounds as people see them. */
@Injectable()
export class RoundViews {
  constructor(
    private readonly repository: RoundsRepository,
    private readonly answers: AnswersRepository,
    private readonly progress: AnswersService,
    private readonly statements: StatementsService,
    private readonly gate: RoundGate,
    private readonly live: LiveService,
    private readonly clock: Clock,
  ) {}

  /** Those of a hall that have opened. */
  ofHall(hallId: string): Promise<RoundSummary[]> {
    return this.summaries({ hallId });
  }

  /** Those of a consultation that have opened. */
  ofConsultation(consultationId: string): Promise<RoundSummary[]> {
    return this.summaries({ consultationId });
  }

  /** @param statementId to be asked about first @throws ProblemError `not_found` */
  async view(id: string, reader: Participant | null, statementId?: string): Promise<RoundView> {
    const seq = await this.live.head(`statements:${id}`);
    const round = await this.gate.visible(id, reader);
    const now = this.clock.now();
    const stranger = await this.gate.refusalOf(round, reader);
    const may = (refusal: ErrorCode | null): true | ErrorCode => refusal ?? stranger ?? true;
    const counts = (await this.repository.counts([id])).get(id);
    return {
      id,
      question: round.question,
      lang: round.lang,
      state: stateAt(round, now),
      closesAt: round.closesAt,
      statements: round.statements.length,
      participants: counts?.participants ?? 0,
      consultation: await this.consultationOf(round),
      hallId: round.hallId,
      descriptionHtml: safeHtml(round.description),
      takesStatements: round.takesStatements,
      resultsAfterClose: round.resultsAfterClose,
      may: {
        answer: may(refusalToAnswer(round, now)),
        propose: may(refusalToPropose(round, now)),
        moderate: roleAtLeast(reader?.actor?.role, 'moderator'),
      },
      own: reader ? await this.own(round, reader, statementId) : null,
      seq,
    };
  }

  private async own(
    round: GateRound,
    reader: Participant,
    statementId: string | undefined,
  ): Promise<RoundView['own']> {
    const given = await this.answers.of(round.id, reader.id);
    const progress = await this.progress.progressWith(round, given);
    const wanted = round.statements.find(({ id }) => id === statementId);
    const next = wanted ?? progress.next;
    return {
      ...progress,
      next,
      stance: next ? (given.get(next.id) ?? null) : null,
      statements: await this.statements.own(round.id, reader.id),
    };
  }

  private async consultationOf({ consultationId, lang }: GateRound): Promise<RoundView['consultation']> {
    const found = consultationId === null ? null : await this.repository.consultation(consultationId, lang);
    if (!found) return null;
    return { id: found.id, slug: found.slug, title: found.title, timeZone: found.time_zone };
  }

  private async summaries(place: { hallId: string } | { consultationId: string }): Promise<RoundSummary[]> {
    const rounds = (await this.repository.of(place)).filter(({ state }) => state !== 'draft');
    const counts = await this.repository.counts(rounds.map(({ id }) => id));
    const now = this.clock.now();
    return rounds.map((round) => ({
      ...{ id: round.id, question: round.question, lang: round.lang, closesAt: round.closesAt },
      state: stateAt(round, now),
      statements: counts.get(round.id)?.accepted ?? 0,
      participants: counts.get(round.id)?.participants ?? 0,
    }));
  }
}
