import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { ExportCreation, RestrictedExportCreation } from '@openhall/contracts/exports';
import { limits } from '@openhall/contracts/limits';
import { LanguageField } from '../../common/language-field.js';
import { TextField } from '../../common/text-field.js';

export class ExportCreationDto implements ExportCreation {
  @IsString()
  @MaxLength(100)
  file!: string;

  @LanguageField()
  locale!: string;
}

export class RestrictedExportCreationDto extends ExportCreationDto implements RestrictedExportCreation {
  @TextField({ ...limits.exportReason, meaningful: true })
  reason!: string;
}

export class ExportsQueryDto {
  /** Language of titles and explanations. */
  @IsOptional()
  @IsString()
  @MaxLength(35)
  locale?: string;
}
