import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsDefined, IsString, Matches, ValidateNested } from 'class-validator';
import type { CouncilColours, CouncilSettingsChange } from '@openhall/contracts/council';
import { limits } from '@openhall/contracts/limits';
import { EmailField } from '../../common/email-field.js';
import { TextField } from '../../common/text-field.js';
import { VersionField } from '../../common/version-field.js';

const colour = /^#[0-9a-f]{6}$/;
const notAColour = { context: { code: 'not_a_colour' } };

export class CouncilColoursDto implements CouncilColours {
  @Matches(colour, notAColour)
  accent!: string;

  @Matches(colour, notAColour)
  neutral!: string;
}

export class CouncilSettingsChangeDto implements CouncilSettingsChange {
  @TextField({ ...limits.councilName, meaningful: true })
  name!: string;

  @IsDefined()
  @ValidateNested()
  @Type(() => CouncilColoursDto)
  colours!: CouncilColoursDto;

  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  locales!: string[];

  @IsString()
  defaultLocale!: string;

  @EmailField({ nullable: true })
  contactEmail!: string | null;

  @VersionField()
  version!: number;
}
