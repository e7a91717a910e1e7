import { IsIn, IsInt, Matches, Min, ValidateIf } from 'class-validator';
import { limits } from '@openhall/contracts/limits';
import { responseStatuses } from '@openhall/contracts/proposals';
import type { ResponseStatus, ResponseWriting } from '@openhall/contracts/proposals';
import { TextField } from '../../common/text-field.js';
import { CalendarDay } from './calendar-day.js';

export class ResponseWritingDto implements ResponseWriting {
  /** The version that was read; 0 for the first. */
  @IsInt()
  @Min(0)
  version!: number;

  @IsIn(responseStatuses)
  status!: ResponseStatus;

  /** Markdown */
  @TextField({ ...limits.responseReasons, multiline: true, meaningful: true })
  reasons!: string;

  @TextField({ min: 1, ...limits.responseShort, meaningful: true })
  authorName!: string;

  @TextField({ min: 1, ...limits.responseShort, meaningful: true })
  department!: string;

  @CalendarDay()
  answeredOn!: string;

  @TextField({ ...limits.responseShort, nullable: true })
  nextStep: string | null = null;

  @ValidateIf((_: object, value: unknown) => value !== null)
  @CalendarDay()
  nextStepOn: string | null = null;

  @Matches(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/, { context: { code: 'not_a_language' } })
  lang!: string;

  /** What was corrected and why; from the second version on. */
  @TextField({ ...limits.responseShort, nullable: true })
  correctionNote: string | null = null;
}
