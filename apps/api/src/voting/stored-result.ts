import type { VoteResult } from '@openhall/contracts/voting';
import type { PackagedElectorate, PackagedResult } from '@openhall/domain/verification';
import type { ChangeMargin } from '@openhall/domain/voting';

/** What is kept of a count: what the page shows, and what the package holds beside it. */
export interface StoredResult {
  count: PackagedResult;
  margin: ChangeMargin | null;
  electorate: PackagedElectorate;
  countedAt: number;
}

/** The result as everybody may read it. */
export function resultView(
  { count, margin, electorate, countedAt }: StoredResult,
  statements: VoteResult['statements'],
): VoteResult {
  const { winners, ranking, cost, ballots, abstentions, valid, invalidReason, ties, account } = count;
  return {
    winners: [...winners],
    ranking: ranking && ranking.map((together) => [...together]),
    cost,
    ballots,
    abstentions,
    valid,
    invalidReason,
    ties: ties.map((tie) => ({ ...tie, options: [...tie.options], chosen: [...tie.chosen] })),
    turnout: {
      voted: electorate.voted,
      electorate: electorate.size,
      verified: electorate.verified ?? null,
      by: electorate.by,
    },
    margin: margin && {
      ballots: margin.ballots,
      exact: margin.exact,
      kind: margin.kind,
      explanation: margin.code,
    },
    account,
    countedAt,
    statements,
  };
}
