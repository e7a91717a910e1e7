import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { limits } from '@openhall/contracts/limits';
import { followFrequencies } from '@openhall/contracts/notifications';
import type { ConclusionCreation, FollowChange, FollowFrequency } from '@openhall/contracts/notifications';
import { LanguageField } from '../../common/language-field.js';
import { TextField } from '../../common/text-field.js';

export class FollowChangeDto implements FollowChange {
  @IsIn(followFrequencies)
  frequency!: FollowFrequency;
}

export class NotificationsQueryDto {
  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: string;
}

export class ConclusionCreationDto implements ConclusionCreation {
  /** Markdown */
  @TextField({ min: 10, max: limits.consultationText.max, multiline: true, meaningful: true })
  words!: string;

  @LanguageField()
  lang!: string;

  @TextField({ max: limits.decisionNote.max, multiline: true, nullable: true })
  notConsidered!: string | null;
}
