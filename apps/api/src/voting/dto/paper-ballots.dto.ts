import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsObject,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { limits } from '@openhall/contracts/limits';
import type { PaperBallot, PaperBallots } from '@openhall/contracts/voting';
import type { BallotContent } from '@openhall/domain/voting';

export class PaperBallotDto implements PaperBallot {
  /** As in casting. */
  @IsObject()
  ballot!: BallotContent;

  /** Reference of the register entry, or the code's number or id. */
  @IsString()
  @MaxLength(limits.registerField.max)
  entitlement!: string;
}

export class PaperBallotsDto implements PaperBallots {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => PaperBallotDto)
  ballots!: PaperBallotDto[];
}
