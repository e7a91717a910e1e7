import { IsBoolean, IsInt, IsObject, Max, Min, ValidateIf } from 'class-validator';
import type { LocalizedText, TermChange } from '@openhall/contracts/council';

const isGiven = (_: object, value: unknown): boolean => value !== undefined;
const positions = { min: 0, max: 1_000_000 };

export class TermChangeDto implements TermChange {
  @IsObject()
  names!: LocalizedText;

  @ValidateIf(isGiven)
  @IsBoolean()
  archived?: boolean;

  @ValidateIf(isGiven)
  @Max(positions.max, { context: { code: 'out_of_range', params: positions } })
  @Min(positions.min, { context: { code: 'out_of_range', params: positions } })
  @IsInt()
  position?: number;
}
