import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsObject,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import type { ConsultationChange, ConsultationText } from '@openhall/contracts/consultations';
import { limits } from '@openhall/contracts/limits';
import { slugOf } from '@openhall/domain/text';
import { TextField } from '../../common/text-field.js';
import { VersionField } from '../../common/version-field.js';
import { PhaseDraftDto } from './phase-draft.dto.js';

const thresholds = { min: 1, max: 10_000_000 };

export class ConsultationChangeDto implements ConsultationChange {
  /** The version that was edited. */
  @VersionField()
  version!: number;

  /** Part of the address; written as addresses are. */
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? slugOf(value.slice(0, 200)) : value,
  )
  @IsString()
  slug!: string;

  @IsString()
  @MaxLength(64)
  timeZone!: string;

  @IsString()
  defaultLocale!: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsString({ each: true })
  locales!: string[];

  @TextField({ max: limits.contact.max, nullable: true })
  contact!: string | null;

  @ValidateIf((_, value) => value !== null)
  @IsInt()
  @Min(thresholds.min, { context: { code: 'out_of_range', params: thresholds } })
  @Max(thresholds.max, { context: { code: 'out_of_range', params: thresholds } })
  supportThreshold!: number | null;

  /** By language; `ConsultationChangePipe` looks inside. */
  @IsObject()
  texts!: Record<string, ConsultationText>;

  @IsArray()
  @ArrayMaxSize(limits.phases.max)
  @ValidateNested({ each: true })
  @Type(() => PhaseDraftDto)
  phases!: PhaseDraftDto[];
}
