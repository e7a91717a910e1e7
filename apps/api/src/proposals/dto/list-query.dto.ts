import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { limits } from '@openhall/contracts/limits';
import { proposalOrders, responseStatuses } from '@openhall/contracts/proposals';
import type { ProposalOrder, ResponseStatus } from '@openhall/contracts/proposals';
import { TextField } from '../../common/text-field.js';

const listStatuses = ['open', 'withdrawn', 'answered', 'unanswered', ...responseStatuses] as const;
type ListStatus = 'open' | 'withdrawn' | 'answered' | 'unanswered' | ResponseStatus;

/** Which proposals, in which order, and where to go on. */
export class ListQueryDto {
  /** Words that all must be there. */
  @IsOptional()
  @TextField({ max: limits.search.max })
  query?: string;

  /** `open` unless asked otherwise. */
  @IsOptional()
  @IsIn(listStatuses)
  status?: ListStatus;

  /** Id of a topic. */
  @IsOptional()
  @IsUUID()
  topic?: string;

  /** Id of an area. */
  @IsOptional()
  @IsUUID()
  area?: string;

  /** `random` unless asked otherwise. */
  @IsOptional()
  @IsIn(proposalOrders)
  order?: ProposalOrder;

  /** Of the random order, as an earlier page gave it. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(4_294_967_295)
  seed?: number;

  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: string;
}
