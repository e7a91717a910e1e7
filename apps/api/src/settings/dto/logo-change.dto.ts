import { IsString, ValidateIf } from 'class-validator';
import type { LogoChange } from '@openhall/contracts/council';

export class LogoChangeDto implements LogoChange {
  @ValidateIf((_: object, value: unknown) => value !== null)
  @IsString()
  base64!: string | null;
}
