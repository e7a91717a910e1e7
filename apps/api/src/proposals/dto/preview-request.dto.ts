import { limits } from '@openhall/contracts/limits';
import { TextField } from '../../common/text-field.js';

export class PreviewRequestDto {
  /** Markdown */
  @TextField({ max: limits.proposalBody.max, multiline: true })
  text!: string;
}
