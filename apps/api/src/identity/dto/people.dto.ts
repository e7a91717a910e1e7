import { IsBoolean, IsIn, IsOptional, IsString, MaxLength, ValidateIf } from 'class-validator';
import type { Invitation, PersonChange } from '@openhall/contracts/identity';
import { limits } from '@openhall/contracts/limits';
import { roles } from '@openhall/domain/accounts';
import type { Role } from '@openhall/domain/accounts';
import { EmailField } from '../../common/email-field.js';
import { TextField } from '../../common/text-field.js';

export class PeopleQueryDto {
  /** Part of a name or an e-mail address. */
  @IsOptional()
  @MaxLength(limits.search.max)
  @IsString()
  query?: string;

  @IsOptional()
  @MaxLength(500)
  @IsString()
  cursor?: string;
}

export class InvitationDto implements Invitation {
  @EmailField()
  email!: string;

  @TextField({ ...limits.displayName, meaningful: true })
  displayName!: string;

  @IsIn(roles)
  role!: Role;

  @IsOptional()
  @MaxLength(35)
  @IsString()
  locale?: string;
}

const isGiven = (_: object, value: unknown): boolean => value !== undefined;

export class PersonChangeDto implements PersonChange {
  @ValidateIf(isGiven)
  @IsIn(roles)
  role?: Role;

  @ValidateIf(isGiven)
  @IsBoolean()
  verified?: boolean;
}
