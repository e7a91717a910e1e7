import { Type } from 'class-transformer';
import { IsInt, Min } from 'class-validator';

/** Sizes of two checkpoints. */
export class ConsistencyQueryDto {
  @Type(() => Number)
  @IsInt()
  @Min(0)
  from!: number;

  @Type(() => Number)
  @IsInt()
  @Min(0)
  to!: number;
}
