import { ballotForm, type BallotContent } from '@openhall/domain/voting';
import type { Chance } from './chance.js';
import type { VoteStory } from './vote-story.js';

/** One in so many abstains. */
const abstaining = 40;

/** What somebody answers: mostly what their group likes, seldom something else. @param ids of the options, by key */
export function ballotOf(
  { groups, options, rules }: VoteStory,
  ids: ReadonlyMap<string, string>,
  chance: Chance,
): BallotContent {
  if (chance.next() < 1 / abstaining) return { abstain: true };
  const { likes } = drawn(groups, chance);
  // Each next liking is a little weaker; whatever is left over is liked by chance.
  const kept = likes.filter((_, place) => chance.next() < 0.92 - place * 0.17);
  const others = options.map(({ key }) => key).filter((key) => !likes.includes(key));
  const strayed = chance.next() < 0.3 ? chance.pick(others, 1) : [];
  const keys = [...kept, ...strayed];
  const chosen = keys.length > 0 ? keys : likes.slice(0, 1);
  const marked = chosen.map((key) => ids.get(key) ?? '');
  return ballotForm(rules.method) === 'ranks' ? { ranks: marked } : { picks: marked };
}

function drawn<T extends { weight: number }>(groups: readonly T[], chance: Chance): T {
  let left = chance.next() * groups.reduce((sum, { weight }) => sum + weight, 0);
  const found = groups.find(({ weight }) => (left -= weight) < 0);
  return found ?? (groups[0] as T);
}
