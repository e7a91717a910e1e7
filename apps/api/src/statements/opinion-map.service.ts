import { Injectable } from '@nestjs/common';
import type { TallyValues } from '@openhall/contracts/live';
import type { Circle, MapStatement, OpinionMap } from '@openhall/contracts/statements';
import { nearestGroup, placeOf } from '@openhall/domain/opinions';
import type { Stance } from '@openhall/domain/opinions';
import type { Participant } from '../common/access.js';
import { Clock } from '../common/clock.js';
import { LiveService } from '../live/live.service.js';
import { AnswersRepository } from './answers.repository.js';
import { ResultsService } from './results.service.js';
import { RoundGate } from './round-gate.service.js';
import type { GateRound } from './round-gate.service.js';
import { isMapKeptBack, leastShown, stateAt } from './statements.policy.js';
import type { StoredResult } from './stored-result.js';

const nothingFound: Omit<
  OpinionMap,
  'roundId' | 'question' | 'lang' | 'state' | 'circle' | 'hasVerified' | 'absent' | 'readAt' | 'own' | 'seq'
> = {
  least: leastShown,
  participants: 0,
  included: 0,
  answers: 0,
  groups: [],
  statements: [],
  unites: [],
  divides: [],
  consensus: { agree: [], disagree: [] },
  newcomers: 0,
  floods: [],
};

/** The map of a round: the newest analysis in the words of the statements that are shown now. */
@Injectable()
export class OpinionMaps {
  constructor(
    private readonly gate: RoundGate,
    private readonly results: ResultsService,
    private readonly answers: AnswersRepository,
    private readonly live: LiveService,
    private readonly clock: Clock,
  ) {}

  /** @throws ProblemError `not_found` */
  async map(id: string, circle: Circle, reader: Participant | null): Promise<OpinionMap> {
    const seq = await this.live.head(`statements:${id}`);
    const round = await this.gate.visible(id, reader);
    const now = this.clock.now();
    const keptBack = isMapKeptBack(round, now);
    const newest = keptBack ? null : await this.results.newest(id, circle);
    const hasVerified = !keptBack && (await this.results.newest(id, 'verified')) !== null;
    const shown = newest ? mapOf(round, newest.stored) : nothingFound;
    return {
      roundId: id,
      question: round.question,
      lang: round.lang,
      state: stateAt(round, now),
      circle,
      hasVerified,
      absent: keptBack ? 'until_close' : !newest ? 'not_yet' : shown.groups.length === 0 ? 'too_few' : null,
      readAt: newest?.readAt ?? null,
      ...shown,
      own: reader && newest ? await this.ownPlace(round, newest.stored, reader) : null,
      seq,
    };
  }

  /** What the room sees move; null while the map is kept back. */
  async tally(id: string): Promise<TallyValues | null> {
    const round = await this.gate.byId(id);
    if (isMapKeptBack(round, this.clock.now())) return null;
    const newest = await this.results.newest(id, 'everybody');
    return {
      kind: 'statements',
      readAt: newest?.readAt ?? null,
      participants: newest?.stored.participants ?? 0,
      answers: newest?.stored.answers ?? 0,
    };
  }

  private async ownPlace(
    round: GateRound,
    { axes, groups }: StoredResult,
    reader: Participant,
  ): Promise<OpinionMap['own']> {
    const given = await this.answers.of(round.id, reader.id);
    if (given.size === 0) return null;
    const open = new Set(round.statements.flatMap(({ id, meta }) => (meta ? [] : [id])));
    const byColumn = new Map<number, Stance>();
    axes.columns.forEach((id, column) => {
      const stance = given.get(id);
      if (stance !== undefined && open.has(id)) byColumn.set(column, stance);
    });
    const [x, y] = placeOf(axes, byColumn);
    return { x, y, groupId: nearestGroup([x, y], groups), answered: given.size };
  }
}

/** What was refused since the analysis is gone from every list. */
function mapOf(round: GateRound, stored: StoredResult): typeof nothingFound {
  const shown = new Set(round.statements.map(({ id }) => id));
  const only = (ids: readonly string[]): string[] => ids.filter((id) => shown.has(id));
  const { participants, included, answers, newcomers, floods } = stored;
  return {
    ...{ least: leastShown, participants, included, answers, newcomers, floods },
    groups: stored.groups.map((group) => ({
      ...group,
      representative: group.representative.filter(({ statementId }) => shown.has(statementId)),
    })),
    statements: round.statements.flatMap((statement): MapStatement[] => {
      const found = stored.statements[statement.id];
      return found ? [{ ...statement, ...found }] : [];
    }),
    unites: only(stored.unites),
    divides: only(stored.divides),
    consensus: { agree: only(stored.consensus.agree), disagree: only(stored.consensus.disagree) },
  };
}
