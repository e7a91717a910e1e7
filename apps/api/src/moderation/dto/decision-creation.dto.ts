import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { limits } from '@openhall/contracts/limits';
import { subjectTypes } from '@openhall/contracts/moderation';
import type {
  BulkDecision,
  DecisionAct,
  DecisionCreation,
  ReportReason,
  SubjectReference,
  SubjectType,
} from '@openhall/contracts/moderation';
import { decisionActs } from '@openhall/domain/moderation';
import { TextField } from '../../common/text-field.js';

const days = { min: 1, max: 3_650 };
/** What needs nothing but a reason, and so can be decided about many at once. */
const plainActs = ['keep', 'hide', 'restore', 'publish', 'refuse'] as const;

export class SubjectReferenceDto implements SubjectReference {
  @IsIn(subjectTypes)
  subjectType!: SubjectType;

  @IsUUID()
  subjectId!: string;
}

export class DecisionCreationDto extends SubjectReferenceDto implements DecisionCreation {
  @IsIn(decisionActs)
  act!: DecisionAct;

  @IsString()
  @MaxLength(60)
  reason!: ReportReason;

  /** Read by the author. */
  @TextField({ ...limits.decisionNote, multiline: true, meaningful: true })
  note!: string;

  /** `retitle` */
  @IsOptional()
  @TextField({ ...limits.proposalTitle, meaningful: true, nullable: true })
  title?: string | null;

  /** `move`, `merge` */
  @IsOptional()
  @IsUUID()
  targetId?: string | null;

  /** `slow`, `mute`, `suspend` */
  @IsOptional()
  @IsInt()
  @Min(days.min, { context: { code: 'out_of_range', params: days } })
  @Max(days.max, { context: { code: 'out_of_range', params: days } })
  days?: number | null;
}

export class BulkDecisionDto implements BulkDecision {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(limits.bulkDecisions.max)
  @ValidateNested({ each: true })
  @Type(() => SubjectReferenceDto)
  subjects!: SubjectReferenceDto[];

  @IsIn(plainActs)
  act!: DecisionAct;

  @IsString()
  @MaxLength(60)
  reason!: ReportReason;

  @TextField({ ...limits.decisionNote, multiline: true, meaningful: true })
  note!: string;
}
