import { IsIn, IsUUID } from 'class-validator';
import { limits } from '@openhall/contracts/limits';
import { decisionActs, reportReasons, subjectTypes } from '@openhall/contracts/moderation';
import type {
  DecisionAct,
  DecisionCreation,
  ReportReason,
  SubjectType,
} from '@openhall/contracts/moderation';
import { TextField } from '../../common/text-field.js';

export class DecisionCreationDto implements DecisionCreation {
  @IsIn(subjectTypes)
  subjectType!: SubjectType;

  @IsUUID()
  subjectId!: string;

  @IsIn(decisionActs)
  act!: DecisionAct;

  @IsIn(reportReasons)
  reason!: ReportReason;

  /** Read by the author. */
  @TextField({ ...limits.decisionNote, multiline: true, meaningful: true })
  note!: string;
}
