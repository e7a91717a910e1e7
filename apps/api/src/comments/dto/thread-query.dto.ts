import { IsOptional, IsString, MaxLength } from 'class-validator';

export class ThreadQueryDto {
  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: string;
}
