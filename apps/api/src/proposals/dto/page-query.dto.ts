import { IsOptional, IsString, MaxLength } from 'class-validator';

/** Where to go on in a list. */
export class PageQueryDto {
  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: string;
}
