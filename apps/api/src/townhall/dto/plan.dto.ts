import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUrl,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { limits } from '@openhall/contracts/limits';
import type { HallPlan, HallPlanChange } from '@openhall/contracts/townhall';
import { isTimeZone } from '@openhall/domain/phases';
import { questionsOpen, questionsShown, whoMayAsk } from '@openhall/domain/townhall';
import type { HallRules } from '@openhall/domain/townhall';
import { LanguageField } from '../../common/language-field.js';
import { TextField } from '../../common/text-field.js';
import { VersionField } from '../../common/version-field.js';

const isThere = (_: object, value: unknown): boolean => value !== null;
const isZone = (value: unknown): boolean => typeof value === 'string' && isTimeZone(value);
/** Until the year 2200. */
const latest = Date.UTC(2200, 0, 1);
const mostMinutes = 24 * 60;

function InstantField(): PropertyDecorator {
  return (target, name) => {
    for (const decorate of [IsInt(), Min(0), Max(latest)]) decorate(target, name);
  };
}

export class AgendaItemDto {
  /** Of an item that is there; null for a new one. */
  @ValidateIf(isThere)
  @IsUUID()
  id!: string | null;

  @TextField({ ...limits.hallTitle, min: 1, meaningful: true })
  title!: string;

  @TextField({ max: limits.hallSummary.max, multiline: true })
  description!: string;

  @IsInt()
  @Min(0)
  @Max(mostMinutes)
  plannedMinutes!: number;

  @ValidateIf(isThere)
  @IsUUID()
  proposalId!: string | null;
}

export class PanellistDto {
  @ValidateIf(isThere)
  @IsUUID()
  id!: string | null;

  @TextField({ ...limits.displayName, min: 1, meaningful: true })
  name!: string;

  @TextField({ max: limits.displayName.max })
  role!: string;
}

export class HallRulesDto implements HallRules {
  @IsIn(whoMayAsk)
  whoMayAsk!: HallRules['whoMayAsk'];

  @IsBoolean()
  anonymousQuestions!: boolean;

  @IsIn(questionsOpen)
  questionsOpen!: HallRules['questionsOpen'];

  @IsIn(questionsShown)
  questionsShown!: HallRules['questionsShown'];

  @IsBoolean()
  upvotes!: boolean;
}

export class SpeakersPlanDto {
  /** Seconds; 0 = without limit. */
  @IsInt()
  @Min(0)
  @Max(7_200)
  limitSeconds!: number;

  @IsBoolean()
  firstTimeFirst!: boolean;

  @IsBoolean()
  alternation!: boolean;

  @IsBoolean()
  pointsOfOrder!: boolean;
}

export class HallPlanDto implements HallPlan {
  @TextField({ ...limits.hallTitle, meaningful: true })
  title!: string;

  @TextField({ ...limits.hallSummary, multiline: true })
  summary!: string;

  @TextField({ ...limits.hallDescription, multiline: true })
  description!: string;

  @LanguageField()
  lang!: string;

  @ValidateBy(
    { name: 'isTimeZone', validator: { validate: isZone, defaultMessage: () => 'not_a_time_zone' } },
    { context: { code: 'not_a_time_zone' } },
  )
  timeZone!: string;

  @InstantField()
  startsAt!: number;

  @InstantField()
  endsAt!: number;

  @ValidateIf(isThere)
  @IsUUID()
  consultationId!: string | null;

  @IsUUID(undefined, { each: true })
  @ArrayMaxSize(limits.agendaItems.max)
  @IsArray()
  proposalIds!: string[];

  @ValidateNested({ each: true })
  @Type(() => AgendaItemDto)
  @ArrayMaxSize(limits.agendaItems.max)
  @IsArray()
  agenda!: AgendaItemDto[];

  @ValidateNested({ each: true })
  @Type(() => PanellistDto)
  @ArrayMaxSize(limits.panellists.max)
  @IsArray()
  panellists!: PanellistDto[];

  @ValidateIf(isThere)
  @IsUrl({ protocols: ['https'], require_protocol: true })
  @MaxLength(500)
  @IsString()
  streamUrl!: string | null;

  @ValidateNested()
  @Type(() => HallRulesDto)
  rules!: HallRulesDto;

  @ValidateNested()
  @Type(() => SpeakersPlanDto)
  speakers!: SpeakersPlanDto;
}

export class HallPlanChangeDto extends HallPlanDto implements HallPlanChange {
  @VersionField()
  version!: number;
}

/** An earlier hall to plan one like it. */
export class HallTemplateDto {
  @IsUUID()
  templateId!: string;
}

export class DeskHallsQueryDto {
  @IsOptional()
  @MaxLength(500)
  @IsString()
  cursor?: string;
}
