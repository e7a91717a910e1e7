import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsUUID,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { limits } from '@openhall/contracts/limits';
import { electorates, publications } from '@openhall/contracts/voting';
import type { Electorate, Publication, VotePlan, VotePlanChange } from '@openhall/contracts/voting';
import { EmailField } from '../../common/email-field.js';
import { LanguageField } from '../../common/language-field.js';
import { TextField } from '../../common/text-field.js';
import { VersionField } from '../../common/version-field.js';
import { VoteRulesDto } from './vote-rules.dto.js';

const ifGiven = (_: object, value: unknown): boolean => value !== null;

export class VoteOptionPlanDto {
  /** Null for a new option. */
  @ValidateIf(ifGiven)
  @IsUUID()
  id!: string | null;

  @TextField({ ...limits.voteOption, meaningful: true })
  title!: string;

  @TextField({ ...limits.voteOptionText, multiline: true })
  description!: string;

  /** Whole units of the budget's currency; null where the method spends no budget. */
  @ValidateIf(ifGiven)
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  cost!: number | null;

  @ValidateIf(ifGiven)
  @IsUUID()
  proposalId!: string | null;
}

export class ScrutineerDto {
  @TextField({ ...limits.displayName, meaningful: true })
  name!: string;

  @EmailField()
  email!: string;
}

export class VotePlanDto implements VotePlan {
  @IsUUID()
  phaseId!: string;

  @TextField({ ...limits.voteQuestion, meaningful: true })
  question!: string;

  /** Markdown */
  @TextField({ ...limits.voteDescription, multiline: true })
  description!: string;

  @LanguageField()
  lang!: string;

  @ValidateNested()
  @Type(() => VoteRulesDto)
  rules!: VoteRulesDto;

  @IsArray()
  @ArrayMaxSize(limits.voteOptions.max)
  @ValidateNested({ each: true })
  @Type(() => VoteOptionPlanDto)
  options!: VoteOptionPlanDto[];

  @IsIn(electorates)
  electorate!: Electorate;

  @IsIn(publications)
  publication!: Publication;

  @IsBoolean()
  turnoutShown!: boolean;

  @IsBoolean()
  rehearsal!: boolean;

  @IsArray()
  @ArrayMaxSize(10)
  @ArrayUnique((one: ScrutineerDto | null) => one?.name)
  @ValidateNested({ each: true })
  @Type(() => ScrutineerDto)
  scrutineers!: ScrutineerDto[];
}

export class VotePlanChangeDto extends VotePlanDto implements VotePlanChange {
  @VersionField()
  version!: number;
}
