import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { limits } from '@openhall/contracts/limits';
import type { AppealAnswer, AppealCreation } from '@openhall/contracts/moderation';
import { TextField } from '../../common/text-field.js';

export class AppealCreationDto implements AppealCreation {
  @TextField({ ...limits.appealWords, multiline: true, meaningful: true })
  words!: string;
}

export class AppealAnswerDto implements AppealAnswer {
  @IsIn(['upheld', 'overturned'])
  outcome!: 'upheld' | 'overturned';

  /** Read by the person. */
  @TextField({ ...limits.decisionNote, multiline: true, meaningful: true })
  answer!: string;
}

export class AppealsQueryDto {
  /** Open when absent. */
  @IsOptional()
  @IsIn(['open', 'decided'])
  state?: 'open' | 'decided';

  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: string;
}

export class CursorQueryDto {
  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: string;
}
