import {
  IsArray,
  IsBoolean,
  IsISO4217CurrencyCode,
  IsIn,
  IsInt,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import { votingMethods, type TieRule, type VoteRules, type VotingMethod } from '@openhall/domain/voting';

const ifGiven = (_: object, value: unknown): boolean => value !== null;
const largest = Number.MAX_SAFE_INTEGER;

/** Shapes only: whether the rules can be counted by is `problemsOfRules`, asked when the vote opens. */
export class VoteRulesDto implements VoteRules {
  @IsIn(votingMethods)
  method!: VotingMethod;

  @IsInt()
  @Min(1)
  @Max(200)
  seats!: number;

  @ValidateIf(ifGiven)
  @IsInt()
  @Min(1)
  @Max(200)
  maxPicks!: number | null;

  @ValidateIf(ifGiven)
  @IsInt()
  @Min(1)
  @Max(1_000)
  points!: number | null;

  @ValidateIf(ifGiven)
  @IsInt()
  @Min(1)
  @Max(largest)
  budget!: number | null;

  /** ISO 4217, e.g. EUR. */
  @ValidateIf(ifGiven)
  @IsISO4217CurrencyCode()
  currency!: string | null;

  @IsBoolean()
  ballotWithinBudget!: boolean;

  @ValidateIf(ifGiven)
  @IsInt()
  @Min(0)
  @Max(largest)
  quorum!: number | null;

  @ValidateIf(ifGiven)
  @IsInt()
  @Min(0)
  @Max(largest)
  minimumSupport!: number | null;

  @IsBoolean()
  abstention!: boolean;

  @IsArray()
  @IsIn(['previous-rounds', 'option-order', 'lot'], { each: true })
  tie!: TieRule[];

  @ValidateIf(ifGiven)
  @IsString()
  @MaxLength(500)
  seed!: string | null;

  @IsIn(['droop', 'hare'])
  quota!: 'droop' | 'hare';

  @IsBoolean()
  fractionalQuota!: boolean;

  @IsInt()
  @Min(0)
  @Max(20)
  decimals!: number;

  @IsIn(['last', 'ignored'])
  unranked!: 'last' | 'ignored';

  @IsIn(['cost', 'cardinality'])
  utility!: 'cost' | 'cardinality';

  @IsIn(['none', 'raise', 'exhaust', 'greedy'])
  completion!: 'none' | 'raise' | 'exhaust' | 'greedy';

  @IsBoolean()
  stopAtFirstUnaffordable!: boolean;
}
