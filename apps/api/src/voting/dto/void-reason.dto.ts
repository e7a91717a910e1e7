import { limits } from '@openhall/contracts/limits';
import { TextField } from '../../common/text-field.js';

export class VoidReasonDto {
  /** Read by everybody. */
  @TextField({ ...limits.voidReason, multiline: true, meaningful: true })
  reason!: string;
}
