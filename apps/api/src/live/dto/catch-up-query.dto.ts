import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { largestCount } from '../../common/version-field.js';

export class CatchUpQueryDto {
  /** The last sequence that the client has. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(largestCount)
  after!: number;
}
