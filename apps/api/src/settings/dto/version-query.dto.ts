import { IsOptional, IsString, MaxLength } from 'class-validator';

export class VersionQueryDto {
  /** Version in the address that a page was given; the answer to the current one may be kept for ever. */
  @IsOptional()
  @IsString()
  @MaxLength(20)
  v?: string;
}
