import { IsString, MaxLength } from 'class-validator';
import type { ScrutineerStatement } from '@openhall/contracts/voting';

export class ScrutineerTokenDto {
  @IsString()
  @MaxLength(100)
  token!: string;
}

export class ScrutineerStatementDto extends ScrutineerTokenDto implements ScrutineerStatement {
  @IsString()
  @MaxLength(2_000)
  note!: string;

  @IsString()
  @MaxLength(300)
  verifierKey!: string;
}
