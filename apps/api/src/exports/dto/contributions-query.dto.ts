import { IsOptional, IsString, MaxLength } from 'class-validator';

export class ContributionsQueryDto {
  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: string;
}
