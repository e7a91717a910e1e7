import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { commentOrders } from '@openhall/contracts/comments';
import type { CommentOrder } from '@openhall/contracts/comments';

export class CommentsQueryDto {
  /** Balanced when absent. */
  @IsOptional()
  @IsIn(commentOrders)
  order?: CommentOrder;

  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: string;
}
