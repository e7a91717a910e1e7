import { IsIn, IsOptional } from 'class-validator';

export class TermsQueryDto {
  /** `true` includes archived terms. */
  @IsOptional()
  @IsIn(['true', 'false'])
  archived?: 'true' | 'false';
}
