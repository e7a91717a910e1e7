import { IsObject, IsOptional, IsString, MaxLength } from 'class-validator';
import type { BallotCasting } from '@openhall/contracts/voting';
import type { BallotContent } from '@openhall/domain/voting';

export class BallotCastingDto implements BallotCasting {
  /** One of `{abstain: true}`, `{picks: [id]}`, `{points: {id: n}}`, `{ranks: [id]}`. */
  @IsObject()
  ballot!: BallotContent;

  /** Of a vote by codes; else null. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  code: string | null = null;
}
