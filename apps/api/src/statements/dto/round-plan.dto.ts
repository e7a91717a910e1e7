import { IsBoolean, IsInt, IsUUID, Max, Min, ValidateIf } from 'class-validator';
import { limits } from '@openhall/contracts/limits';
import type { RoundChange, RoundCreation, RoundPlan } from '@openhall/contracts/statements';
import { LanguageField } from '../../common/language-field.js';
import { TextField } from '../../common/text-field.js';
import { VersionField } from '../../common/version-field.js';

const ifGiven = (_: object, value: unknown): boolean => value !== null;

export class RoundPlanDto implements RoundPlan {
  @TextField({ ...limits.roundQuestion, meaningful: true })
  question!: string;

  /** Markdown */
  @TextField({ ...limits.roundDescription, multiline: true })
  description!: string;

  @LanguageField()
  lang!: string;

  /** Whether residents may propose statements. */
  @IsBoolean()
  takesStatements!: boolean;

  /** Whether the map is kept back until the close. */
  @IsBoolean()
  resultsAfterClose!: boolean;

  /** When it closes by itself (ms); null when an officer closes it. */
  @ValidateIf(ifGiven)
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  closesAt!: number | null;

  /** The town hall in which it is asked too. */
  @ValidateIf(ifGiven)
  @IsUUID()
  hallId!: string | null;
}

export class RoundCreationDto extends RoundPlanDto implements RoundCreation {
  /** The council's own statements, one a line. */
  @TextField({ max: limits.firstStatements.max * (limits.statement.max + 1), multiline: true })
  statements!: string;
}

export class RoundChangeDto extends RoundPlanDto implements RoundChange {
  @VersionField()
  version!: number;
}
