import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { locales } from '@openhall/messages/catalogue';
import type { Locale } from '@openhall/messages/catalogue';

const instants = { min: 0, max: 8_640_000_000_000_000 };

export class TransparencyQueryDto {
  /** ms since 1970; from the beginning when absent */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(instants.min)
  @Max(instants.max)
  from?: number;

  /** ms since 1970; until now when absent */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(instants.min)
  @Max(instants.max)
  to?: number;

  /** The language of the words in the file. */
  @IsOptional()
  @IsIn(locales)
  locale?: Locale;
}
