import { IsInt, Max, Min } from 'class-validator';
import type { PhaseExtension } from '@openhall/contracts/consultations';
import { limits } from '@openhall/contracts/limits';
import { TextField } from '../../common/text-field.js';
import { latestInstant } from './phase-draft.dto.js';

const notADate = { context: { code: 'not_a_date' } };

export class PhaseExtensionDto implements PhaseExtension {
  /** ms since 1970 */
  @IsInt(notADate)
  @Min(0, notADate)
  @Max(latestInstant, notADate)
  closesAt!: number;

  /** Public: why there is more time. */
  @TextField({ ...limits.extensionNote, multiline: true, meaningful: true })
  note!: string;
}
