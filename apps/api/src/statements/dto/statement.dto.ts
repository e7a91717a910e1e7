import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, MaxLength, ValidateIf } from 'class-validator';
import { limits } from '@openhall/contracts/limits';
import { reportReasons } from '@openhall/contracts/moderation';
import type { ReportReason } from '@openhall/contracts/moderation';
import { circles, stances, statementActs, statementStates } from '@openhall/contracts/statements';
import type {
  AnswerWriting,
  Circle,
  Stance,
  StatementAct,
  StatementDecision,
  StatementState,
  StatementWriting,
} from '@openhall/contracts/statements';
import { LanguageField } from '../../common/language-field.js';
import { TextField } from '../../common/text-field.js';

export class StatementWritingDto implements StatementWriting {
  @TextField({ ...limits.statement, meaningful: true })
  body!: string;

  @LanguageField()
  lang!: string;
}

export class AnswerWritingDto implements AnswerWriting {
  @IsIn(stances)
  stance!: Stance;
}

export class StatementDecisionDto implements StatementDecision {
  @IsIn(statementActs)
  act!: StatementAct;

  /** Null when it is accepted. */
  @ValidateIf((_: object, value: unknown) => value !== null)
  @IsIn(reportReasons)
  reason!: ReportReason | null;

  /** Read by the author. */
  @TextField({ max: limits.decisionNote.max, multiline: true, nullable: true })
  note!: string | null;

  /** About the round itself: shown, but no part of the map. */
  @IsBoolean()
  meta!: boolean;
}

export class RoundQueryDto {
  /** The statement to ask about first. */
  @IsOptional()
  @IsUUID()
  statement?: string;
}

export class MapQueryDto {
  @IsOptional()
  @IsIn(circles)
  circle?: Circle;
}

export class DeskStatementsQueryDto {
  @IsOptional()
  @IsIn(statementStates)
  state?: StatementState;

  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: string;
}
