import { IsOptional, IsString, MaxLength } from 'class-validator';

export class CodesQueryDto {
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  cursor?: string;
}
