import type { ConsultationText } from '@openhall/contracts/consultations';
import { limits } from '@openhall/contracts/limits';
import { TextField } from '../../common/text-field.js';

const markdown = { max: limits.consultationText.max, multiline: true };

/** May be incomplete while it is a draft: what must be there is asked at publication. */
export class ConsultationTextDto implements ConsultationText {
  @TextField({ max: limits.consultationTitle.max })
  title!: string;

  @TextField({ max: limits.consultationSummary.max })
  summary!: string;

  @TextField(markdown)
  purpose!: string;

  @TextField(markdown)
  background!: string;

  @TextField(markdown)
  canChange!: string;

  @TextField(markdown)
  cannotChange!: string;

  @TextField(markdown)
  decision!: string;

  @TextField(markdown)
  nextSteps!: string;

  @TextField(markdown)
  conduct!: string;
}
