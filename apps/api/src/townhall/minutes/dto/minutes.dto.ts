import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import { limits } from '@openhall/contracts/limits';
import type { MinutesPublication, MinutesWriting, TranscriptWriting } from '@openhall/contracts/townhall';
import { TextField } from '../../../common/text-field.js';
import { VersionField } from '../../../common/version-field.js';

const dayMs = 24 * 3_600_000;

export class MinutesWritingDto implements MinutesWriting {
  @TextField({ ...limits.minutesText, multiline: true })
  opening!: string;

  @TextField({ ...limits.minutesText, multiline: true })
  closing!: string;

  /** What is set right, once the minutes are published. */
  @TextField({ ...limits.hallNote, meaningful: true, nullable: true })
  correction!: string | null;

  @VersionField()
  version!: number;
}

export class MinutesPublicationDto implements MinutesPublication {
  @VersionField()
  version!: number;
}

export class TranscriptWritingDto implements TranscriptWriting {
  /** WebVTT, or a table with tabs; null = only the time changes. */
  @ValidateIf((_: object, value: unknown) => value !== null)
  @IsString()
  @MaxLength(limits.transcriptBytes)
  text!: string | null;

  /** When the recording began, ms after the start of the hall. */
  @IsInt()
  @Min(-dayMs)
  @Max(dayMs)
  offsetMs!: number;
}

export class TranscriptQueryDto {
  @IsOptional()
  @IsString()
  @MaxLength(200)
  query?: string;

  /** ms of the recording. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(4 * dayMs)
  from?: number;

  @IsOptional()
  @IsString()
  @MaxLength(400)
  cursor?: string;
}
