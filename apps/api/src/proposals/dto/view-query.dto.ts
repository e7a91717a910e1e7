import { IsOptional, Matches } from 'class-validator';

/** How a proposal's surroundings are shown. */
export class ViewQueryDto {
  /** The language for the consultation's title. */
  @IsOptional()
  @Matches(/^[A-Za-z0-9-]{2,35}$/, { context: { code: 'not_a_language' } })
  locale?: string;
}
