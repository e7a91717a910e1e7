import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { caseOrders, subjectTypes } from '@openhall/contracts/moderation';
import type { CaseOrder, SubjectType } from '@openhall/contracts/moderation';

export class ReportsQueryDto {
  /** Open when absent. */
  @IsOptional()
  @IsIn(['open', 'handled', 'all'])
  state?: 'open' | 'handled' | 'all';

  /** By age when absent. */
  @IsOptional()
  @IsIn(caseOrders)
  order?: CaseOrder;

  @IsOptional()
  @IsIn(subjectTypes)
  type?: SubjectType;

  /** The id of a consultation. */
  @IsOptional()
  @IsUUID()
  consultation?: string;

  /** Reported for this reason. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  reason?: string;

  /** Only what is kept from view until somebody decides. */
  @IsOptional()
  @IsIn(['yes'])
  waiting?: 'yes';

  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: string;
}
