import { IsString, MaxLength } from 'class-validator';

export class VoterCodeEntryDto {
  @IsString()
  @MaxLength(40)
  code!: string;
}
