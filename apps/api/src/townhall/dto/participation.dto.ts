import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import { limits } from '@openhall/contracts/limits';
import type {
  Asking,
  CodeEntry,
  HandRaising,
  Joining,
  QuestionView,
  Reading,
} from '@openhall/contracts/townhall';
import { questionOrders } from '@openhall/domain/townhall';
import type { PollAnswer, QuestionOrder } from '@openhall/domain/townhall';
import { LanguageField } from '../../common/language-field.js';
import { TextField } from '../../common/text-field.js';

const isThere = (_: object, value: unknown): boolean => value !== null;
const isGiven = (_: object, value: unknown): boolean => value !== undefined;

export class CodeEntryDto implements CodeEntry {
  @TextField({ min: 1, max: 20 })
  code!: string;
}

export class JoiningDto implements Joining {
  @TextField({ min: 0, max: limits.displayName.max, meaningful: true, nullable: true })
  name!: string | null;
}

export class AskingDto implements Asking {
  @TextField({ ...limits.hallQuestion, multiline: true, meaningful: true })
  text!: string;

  @LanguageField()
  lang!: string;

  @IsBoolean()
  anonymous!: boolean;

  @ValidateIf(isThere)
  @IsUUID()
  itemId!: string | null;
}

/** One answer: option ids (a ranking: in order), a value, or words, as the poll asks. */
export class PollAnswerDto implements PollAnswer {
  @ValidateIf(isGiven)
  @Matches(/^[\w-]{1,36}$/, { each: true })
  @ArrayMaxSize(limits.pollOptions.max)
  @IsArray()
  options?: string[];

  @ValidateIf(isGiven)
  @IsInt()
  value?: number;

  @ValidateIf(isGiven)
  @TextField({ ...limits.pollWords, meaningful: true })
  words?: string;
}

export class HandRaisingDto implements HandRaising {
  @IsBoolean()
  pointOfOrder!: boolean;
}

export class ReadingDto implements Reading {
  @ValidateIf(isThere)
  @IsUUID()
  questionId!: string | null;
}

export class HallsQueryDto {
  @IsOptional()
  @IsIn(['coming', 'past'])
  when?: 'coming' | 'past';

  /** Only halls of the consultation with this slug. */
  @IsOptional()
  @MaxLength(200)
  @IsString()
  consultation?: string;

  @IsOptional()
  @MaxLength(500)
  @IsString()
  cursor?: string;
}

export class HallQueryDto {
  @IsOptional()
  @IsIn(questionOrders)
  order?: QuestionOrder;
}

export class QuestionsQueryDto extends HallQueryDto {
  @IsOptional()
  @IsIn(['accepted', 'answering', 'answered', 'deferred'])
  state?: QuestionView['state'];

  /** One question alone. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  number?: number;

  @IsOptional()
  @MaxLength(500)
  @IsString()
  cursor?: string;
}

export class SimilarQueryDto {
  @MaxLength(limits.hallQuestion.max)
  @IsString()
  text!: string;
}

export class HallPeopleQueryDto {
  @IsOptional()
  @MaxLength(limits.search.max)
  @IsString()
  query?: string;
}

export class UndoDto {
  @IsUUID()
  actId!: string;
}
