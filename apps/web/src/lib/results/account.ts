import type { TallyTie, VoteResult, VoteView } from '@openhall/contracts/voting';
import type {
  BordaResult,
  EqualSharesResult,
  GreedyResult,
  PhragmenResult,
  PointsResult,
  Rational,
  RunoffResult,
  SchulzeResult,
} from '@openhall/domain/voting';

/** A value as JSON carries it: fractions as texts like `7/3`. */
type Plain<T> = T extends Rational
  ? string
  : T extends readonly (infer Item)[]
    ? Plain<Item>[]
    : T extends object
      ? { [Key in keyof T]: Plain<T[Key]> }
      : T;

/** The account of an Equal Shares count as pages need it: without who paid what. */
type EqualSharesAccount = Omit<Plain<EqualSharesResult>, 'paid' | 'steps'> & {
  steps: (Omit<Plain<EqualSharesResult>['steps'][number], 'payments'> & {
    /** How many ballots paid for it. */
    payers: number;
    /** How many of them gave all that they had left. */
    emptied: number;
  })[];
};

/** The whole account of a count as the result page tells it. */
export type Account =
  | Plain<PointsResult>
  | Plain<RunoffResult>
  | Plain<SchulzeResult>
  | Plain<BordaResult>
  | Plain<GreedyResult>
  | EqualSharesAccount
  | Omit<Plain<PhragmenResult>, 'loads'>;

export type RunoffAccount = Plain<RunoffResult>;
export type SchulzeAccount = Plain<SchulzeResult>;
export type BudgetAccount = Extract<Account, { method: 'greedy' | 'equal-shares' | 'phragmen' }>;

/** A result whose account pages can read. */
export type ToldResult = Omit<VoteResult, 'account'> & { account: Account };
/** A vote with its result, as the result page shows it. */
export type ToldVote = Pick<
  VoteView,
  'id' | 'question' | 'lang' | 'rules' | 'options' | 'electorate' | 'publication' | 'fingerprint'
> & { consultation: { timeZone: string }; result: ToldResult };
export type { TallyTie };

/** The account as pages need it: what names single ballots stays in the package, where it can be counted again. */
export function told(result: VoteResult): ToldResult {
  const account = result.account as Account | Plain<EqualSharesResult> | Plain<PhragmenResult>;
  return { ...result, account: lighter(account) };
}

function lighter(account: Account | Plain<EqualSharesResult> | Plain<PhragmenResult>): Account {
  if (account.method === 'equal-shares' && 'paid' in account) {
    const { paid: _paid, steps, ...rest } = account;
    return {
      ...rest,
      steps: steps.map(({ payments, ...step }) => ({
        ...step,
        payers: sum(payments.map(({ voters }) => voters)),
        emptied: sum(payments.filter(({ last }) => last).map(({ voters }) => voters)),
      })),
    };
  }
  if (account.method === 'phragmen' && 'loads' in account) {
    const { loads: _loads, ...rest } = account;
    return rest;
  }
  return account as Account;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** A fraction or decimal text as a number to show; counting never uses it. */
export function roughly(text: string): number {
  const [numerator = '0', denominator = '1'] = text.split('/');
  return Number(numerator) / Number(denominator);
}
