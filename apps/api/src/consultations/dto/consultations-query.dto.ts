import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { limits } from '@openhall/contracts/limits';

export class LocaleQueryDto {
  /** The language that the reader would like. */
  @IsOptional()
  @IsString()
  @MaxLength(35)
  locale?: string;
}

export class DeskConsultationsQueryDto extends LocaleQueryDto {
  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: string;
}

export class ConsultationsQueryDto extends DeskConsultationsQueryDto {
  /** All that are published, when absent. */
  @IsOptional()
  @IsIn(['open', 'upcoming', 'closed'])
  status?: 'open' | 'upcoming' | 'closed';

  @IsOptional()
  @IsString()
  @MaxLength(limits.search.max)
  query?: string;
}
