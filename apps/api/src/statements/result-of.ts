import type { VoteCounts } from '@openhall/contracts/statements';
import { arrivalsOf, divisionOf, probability, publishedGroups } from '@openhall/domain/opinions';
import type { Arrival, OpinionAnalysis, PublishedGroup, VoteMatrix } from '@openhall/domain/opinions';
import { leastShown } from './statements.policy.js';
import type { StoredResult, StoredStatement } from './stored-result.js';

const mostNamed = 5;
/** Below this the groups say much the same. */
const leastDivision = 0.3;

/** An analysis as it is kept and shown: nobody in it stands alone. */
export function resultOf(
  analysis: OpinionAnalysis,
  matrix: VoteMatrix,
  arrivals: ReadonlyMap<string, Arrival>,
): StoredResult {
  const groups = publishedGroups(analysis, matrix, leastShown);
  const statements = statementsOf(analysis, matrix, groups);
  const columns = matrix.statements;
  const closed = columns.filter((_, column) => matrix.kindOfColumn(column) !== 'open');
  const { newcomers, floods } = arrivalsOf([...arrivals.values()]);
  const named = ({ statement }: { statement: string }): string => statement;
  return {
    participants: arrivals.size,
    included: analysis.included,
    answers: analysis.votes.reduce((sum, counts) => sum + countOf(counts), 0),
    groups: groups.map((group) => ({
      id: group.id,
      size: group.size,
      centre: [group.centre[0], group.centre[1]],
      knots: [...group.knots],
      representative: group.representative.map(({ statement, stance, successes, trials }) => ({
        statementId: statement,
        stance,
        successes,
        trials,
      })),
      newcomers: enough(arrivalsOf(group.members.flatMap((id) => arrivals.get(id) ?? [])).newcomers),
    })),
    statements,
    unites: ranked(statements, ({ agreement, groups: counts }) => (isShared(counts) ? agreement : 0)),
    divides: ranked(statements, ({ division }) => (division >= leastDivision ? division : 0)),
    consensus: {
      agree: analysis.consensus.agree.map(named),
      disagree: analysis.consensus.disagree.map(named),
    },
    newcomers,
    floods: [...floods],
    axes: {
      columns: [...columns],
      centre: [...analysis.centre],
      components: [[...analysis.components[0]], [...analysis.components[1]]],
      silenced: closed.length,
    },
    priorities: analysis.priorities.map(({ statement, weight }) => [statement, weight]),
  };
}

function statementsOf(
  analysis: OpinionAnalysis,
  matrix: VoteMatrix,
  groups: readonly PublishedGroup[],
): Record<string, StoredStatement> {
  return Object.fromEntries(
    matrix.statements.flatMap((id, column): [string, StoredStatement][] => {
      if (matrix.kindOfColumn(column) === 'rejected') return [];
      const counts = groups.map(({ votes }) => votes[column] ?? { agree: 0, disagree: 0, pass: 0 });
      const isOpen = matrix.kindOfColumn(column) === 'open';
      return [
        [
          id,
          {
            votes: analysis.votes[column] ?? { agree: 0, disagree: 0, pass: 0 },
            groups: counts.map((each) => (countOf(each) >= leastShown ? each : null)),
            agreement: isOpen
              ? counts.reduce((product, each) => product * probability(each.agree, countOf(each)), 1)
              : 0,
            division: isOpen ? divisionOf(counts, leastShown) : 0,
          },
        ],
      ];
    }),
  );
}

/** Whether enough of every group answered, and most of them agree. */
function isShared(groups: readonly (VoteCounts | null)[]): boolean {
  return (
    groups.length > 0 &&
    groups.every((counts) => counts !== null && probability(counts.agree, countOf(counts)) > 0.5)
  );
}

function ranked(
  statements: Record<string, StoredStatement>,
  value: (statement: StoredStatement) => number,
): string[] {
  return Object.entries(statements)
    .map(([id, statement]) => ({ id, worth: value(statement) }))
    .filter(({ worth }) => worth > 0)
    .sort((a, b) => b.worth - a.worth)
    .slice(0, mostNamed)
    .map(({ id }) => id);
}

function countOf({ agree, disagree, pass }: VoteCounts): number {
  return agree + disagree + pass;
}

function enough(people: number): number | null {
  return people === 0 || people >= leastShown ? people : null;
}
