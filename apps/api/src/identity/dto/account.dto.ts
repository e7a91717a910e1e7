import { IsString, MaxLength, ValidateIf } from 'class-validator';
import type { AccountChange } from '@openhall/contracts/identity';
import { limits } from '@openhall/contracts/limits';
import { TextField } from '../../common/text-field.js';

const isGiven = (_: object, value: unknown): boolean => value !== undefined;

export class AccountChangeDto implements AccountChange {
  @ValidateIf(isGiven)
  @TextField({ ...limits.displayName, meaningful: true })
  displayName?: string;

  @ValidateIf(isGiven)
  @MaxLength(35)
  @IsString()
  locale?: string;
}
