import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsObject, IsUUID, Max, Min, ValidateIf } from 'class-validator';
import type { LocalizedText } from '@openhall/contracts/council';
import { limits } from '@openhall/contracts/limits';
import type {
  Aid,
  ConsultationModerationView,
  ModerationSettingsChange,
  PublicationRule,
  ReasonChange,
  WeekHours,
} from '@openhall/contracts/moderation';
import { aids, publicationRules } from '@openhall/domain/moderation';
import { cleanSingleLine } from '@openhall/domain/text';

const minutes = { min: 1, max: 1_440 };
const isGiven = (_: object, value: unknown): boolean => value !== null;

/** Texts by language, cleaned; whatever is no text is left out. */
function localized(max: number): PropertyDecorator {
  return Transform(({ value }: { value: unknown }): LocalizedText =>
    Object.fromEntries<string>(
      Object.entries((value ?? {}) as Record<string, unknown>)
        .filter(([locale, text]) => /^[a-z]{2,3}(-\w{2,8})*$/i.test(locale) && typeof text === 'string')
        .map(([locale, text]): [string, string] => [
          locale,
          [...cleanSingleLine(String(text))].slice(0, max).join(''),
        ])
        .filter(([, text]) => text !== ''),
    ),
  );
}

export class ReasonChangeDto implements ReasonChange {
  @localized(limits.reasonName.max)
  @IsObject()
  names!: LocalizedText;

  @localized(limits.reasonRule.max)
  @IsObject()
  rules!: LocalizedText;

  @IsBoolean()
  archived!: boolean;
}

export class ModerationSettingsChangeDto implements ModerationSettingsChange {
  /** 0 before the first change. */
  @IsInt()
  @Min(0)
  version!: number;

  /** Each on or off. */
  @Transform(({ value }: { value: unknown }) => {
    const given = (value ?? {}) as Record<string, unknown>;
    return Object.fromEntries(aids.map((aid) => [aid, given[aid] === true]));
  })
  @IsObject()
  aids!: Record<Aid, boolean>;

  /** Words and phrases by language. */
  @Transform(({ value }: { value: unknown }) => wordLists(value))
  @IsObject()
  words!: Record<string, string[]>;

  /** Read by `readHours`. */
  @ValidateIf(isGiven)
  @IsObject()
  hours!: WeekHours | null;

  @IsInt()
  @Min(minutes.min, { context: { code: 'out_of_range', params: minutes } })
  @Max(minutes.max, { context: { code: 'out_of_range', params: minutes } })
  slowMinutes!: number;

  @ValidateIf(isGiven)
  @IsUUID()
  appealsOfficerId!: string | null;
}

export class ConsultationModerationDto implements ConsultationModerationView {
  @IsIn(publicationRules)
  rule!: PublicationRule;

  @IsBoolean()
  waitsOutsideHours!: boolean;
}

function wordLists(value: unknown): Record<string, string[]> {
  const lists: Record<string, string[]> = {};
  for (const [locale, list] of Object.entries((value ?? {}) as Record<string, unknown>)) {
    if (!/^[a-z]{2,3}(-\w{2,8})*$/i.test(locale) || !Array.isArray(list)) continue;
    const words = list
      .filter((word): word is string => typeof word === 'string')
      .map((word) => [...cleanSingleLine(word)].slice(0, 80).join(''));
    const kept = [...new Set(words.filter((word) => word !== ''))].slice(0, limits.listedWords.max);
    if (kept.length > 0) lists[locale] = kept;
  }
  return lists;
}
