import { IsString, MaxLength } from 'class-validator';
import { limits } from '@openhall/contracts/limits';
import type { ScrutineerInvitation, ScrutineerStatement } from '@openhall/contracts/voting';
import { EmailField } from '../../common/email-field.js';
import { TextField } from '../../common/text-field.js';

export class ScrutineerTokenDto {
  @IsString()
  @MaxLength(100)
  token!: string;
}

export class ScrutineerStatementDto extends ScrutineerTokenDto implements ScrutineerStatement {
  @IsString()
  @MaxLength(2_000)
  note!: string;

  @IsString()
  @MaxLength(300)
  verifierKey!: string;
}

export class ScrutineerInvitationDto implements ScrutineerInvitation {
  @TextField({ ...limits.displayName, meaningful: true })
  name!: string;

  @EmailField()
  email!: string;
}
