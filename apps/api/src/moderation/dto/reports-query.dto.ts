import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';

export class ReportsQueryDto {
  /** Open when absent. */
  @IsOptional()
  @IsIn(['open', 'handled', 'all'])
  state?: 'open' | 'handled' | 'all';

  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: string;
}
