import { IsOptional, IsString, MaxLength } from 'class-validator';

/** What somebody is writing. */
export class SimilarQueryDto {
  @IsString()
  @MaxLength(300)
  title!: string;

  /** Its beginning is enough. */
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  body?: string;
}
