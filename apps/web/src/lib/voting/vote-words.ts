import { m } from '@openhall/messages/catalogue';
import type { BallotChannel, Electorate, Publication } from '@openhall/contracts/voting';
import type { VoteRules, VotingMethod } from '@openhall/domain/voting';

const names: Record<VotingMethod, () => string> = {
  'single-choice': m.vote_method_single_choice,
  'instant-runoff': m.vote_method_instant_runoff,
  'equal-shares': m.vote_method_equal_shares,
  approval: m.vote_method_approval,
  score: m.vote_method_score,
  cumulative: m.vote_method_cumulative,
  stv: m.vote_method_stv,
  schulze: m.vote_method_schulze,
  borda: m.vote_method_borda,
  greedy: m.vote_method_greedy,
  phragmen: m.vote_method_phragmen,
};

/** What a method is called on pages. */
export function methodName(method: VotingMethod): string {
  return names[method]();
}

const texts: Record<VotingMethod, (rules: VoteRules) => string> = {
  'single-choice': () => m.vote_method_single_choice_text(),
  'instant-runoff': () => m.vote_method_instant_runoff_text(),
  'equal-shares': () => m.vote_method_equal_shares_text(),
  approval: () => m.vote_method_approval_text(),
  score: ({ points }) => m.vote_method_score_text({ count: points ?? 0 }),
  cumulative: ({ points }) => m.vote_method_cumulative_text({ count: points ?? 0 }),
  stv: ({ seats }) => m.vote_method_stv_text({ count: seats }),
  schulze: () => m.vote_method_schulze_text(),
  borda: () => m.vote_method_borda_text(),
  greedy: () => m.vote_method_greedy_text(),
  phragmen: () => m.vote_method_phragmen_text(),
};

/** How a vote is counted, in plain words. */
export function methodText(rules: VoteRules): string {
  return texts[rules.method](rules);
}

const electorates: Record<Electorate, { who: () => string; rests: () => string }> = {
  signed_in: { who: m.vote_electorate_signed_in, rests: m.vote_rests_signed_in },
  email: { who: m.vote_electorate_email, rests: m.vote_rests_email },
  register: { who: m.vote_electorate_register, rests: m.vote_rests_register },
  codes: { who: m.vote_electorate_codes, rests: m.vote_rests_codes },
};

/** Who may vote. */
export function electorateWords(electorate: Electorate): string {
  return electorates[electorate].who();
}

/** What "one person, one ballot" rests on. */
export function restsOn(electorate: Electorate): string {
  return electorates[electorate].rests();
}

/** How openly ballots are published, as voters need to know it. */
export function publicationText(publication: Publication): string {
  return publication === 'open' ? m.vote_publication_open() : m.vote_publication_confidential();
}

const channels: Record<BallotChannel, () => string> = {
  account: m.vote_channel_account,
  email: m.vote_channel_email,
  register: m.vote_channel_register,
  code: m.vote_channel_code,
  paper: m.vote_channel_paper,
};

/** How a voter was known, or that they voted on paper. */
export function channelWords(channel: string): string {
  return channels[channel as BallotChannel]?.() ?? channel;
}

/** The rules of a vote that its ballot and count follow beyond the method, those that say something. */
export function ruleSentences(rules: VoteRules): string[] {
  const { quorum, minimumSupport, tie, seed } = rules;
  const ties = tie.map((rule) =>
    rule === 'lot'
      ? m.vote_tie_lot({ seed: seed ?? '' })
      : rule === 'previous-rounds'
        ? m.vote_tie_previous_rounds()
        : m.vote_tie_option_order(),
  );
  return [
    ...(quorum ? [m.vote_rule_quorum({ count: quorum })] : []),
    ...(minimumSupport ? [m.vote_rule_minimum_support({ count: minimumSupport })] : []),
    ...(ties.length > 0 ? [m.vote_rule_ties({ rules: ties.join('; ') })] : []),
  ];
}
