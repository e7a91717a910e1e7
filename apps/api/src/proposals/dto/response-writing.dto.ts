import { IsIn, ValidateIf } from 'class-validator';
import { limits } from '@openhall/contracts/limits';
import { responseStatuses } from '@openhall/contracts/proposals';
import type { ResponseStatus, ResponseWriting } from '@openhall/contracts/proposals';
import { LanguageField } from '../../common/language-field.js';
import { TextField } from '../../common/text-field.js';
import { VersionField } from '../../common/version-field.js';
import { CalendarDay } from './calendar-day.js';

export class ResponseWritingDto implements ResponseWriting {
  /** The version that was read; 0 for the first. */
  @VersionField({ min: 0 })
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

  @LanguageField()
  lang!: string;

  /** What was corrected and why; from the second version on. */
  @TextField({ ...limits.responseShort, nullable: true })
  correctionNote: string | null = null;
}
