import { Type } from 'class-transformer';
import { IsInt, Min } from 'class-validator';

export class CatchUpQueryDto {
  /** The last sequence that the client has. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  after!: number;
}
