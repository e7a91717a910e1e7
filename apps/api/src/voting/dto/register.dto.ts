import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { limits } from '@openhall/contracts/limits';
import type { RegisterClaim } from '@openhall/contracts/voting';

export class RegisterClaimDto implements RegisterClaim {
  @IsString()
  @MaxLength(limits.registerField.max)
  reference!: string;

  @IsString()
  @MaxLength(limits.registerField.max)
  check!: string;
}

export class RegisterQueryDto {
  /** In references and names. */
  @IsOptional()
  @IsString()
  @MaxLength(limits.search.max)
  query?: string;

  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  cursor?: string;
}

export class RegisterImportQueryDto {
  /** What becomes of entries that an account claimed and that the file lacks. */
  @IsOptional()
  @IsIn(['keep', 'remove'])
  claimed: 'keep' | 'remove' = 'keep';
}
