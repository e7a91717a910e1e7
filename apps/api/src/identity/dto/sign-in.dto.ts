import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { CodeAnswer, CodeRequest, DemoSession } from '@openhall/contracts/identity';
import { roles } from '@openhall/domain/accounts';
import type { Role } from '@openhall/domain/accounts';
import { EmailField } from '../../common/email-field.js';
import { TextField } from '../../common/text-field.js';

export class CodeRequestDto implements CodeRequest {
  @EmailField()
  email!: string;

  @IsOptional()
  @MaxLength(35)
  @IsString()
  locale?: string;
}

export class CodeAnswerDto implements CodeAnswer {
  @EmailField()
  email!: string;

  /** Six digits; spaces between them do no harm. */
  @TextField({ min: 1, max: 20 })
  code!: string;
}

export class DemoSessionDto implements DemoSession {
  @IsIn(roles)
  as!: Role;
}
