import { IsBoolean, IsIn, IsInt, IsObject, IsOptional, IsUUID, Max, Min } from 'class-validator';
import type { PhaseDraft, PhaseKind } from '@openhall/contracts/consultations';
import type { LocalizedText } from '@openhall/contracts/council';
import { phaseKinds } from '@openhall/domain/phases';

/** The last instant that JavaScript can name. */
export const latestInstant = 8_640_000_000_000_000;

const notADate = { context: { code: 'not_a_date' } };

export class PhaseDraftDto implements PhaseDraft {
  /** Absent for a new phase. */
  @IsOptional()
  @IsUUID()
  id?: string;

  @IsIn(phaseKinds)
  kind!: PhaseKind;

  /** By language; `ConsultationChangePipe` looks inside. */
  @IsObject()
  titles!: LocalizedText;

  /** ms since 1970 */
  @IsInt(notADate)
  @Min(0, notADate)
  @Max(latestInstant, notADate)
  opensAt!: number;

  /** ms since 1970 */
  @IsInt(notADate)
  @Min(0, notADate)
  @Max(latestInstant, notADate)
  closesAt!: number;

  @IsBoolean()
  hideCounts!: boolean;
}
