import { IsIn, IsString, IsUUID, MaxLength } from 'class-validator';
import { limits } from '@openhall/contracts/limits';
import { subjectTypes } from '@openhall/contracts/moderation';
import type { ReportCreation, ReportReason, SubjectType } from '@openhall/contracts/moderation';
import { TextField } from '../../common/text-field.js';

export class ReportCreationDto implements ReportCreation {
  @IsIn(subjectTypes)
  subjectType!: SubjectType;

  @IsUUID()
  subjectId!: string;

  @IsString()
  @MaxLength(60)
  reason!: ReportReason;

  @TextField({ max: limits.reportNote.max, multiline: true, nullable: true })
  note!: string | null;
}
