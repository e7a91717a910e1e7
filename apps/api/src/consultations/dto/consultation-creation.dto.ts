import { IsIn, IsString, MaxLength } from 'class-validator';
import { consultationTemplates } from '@openhall/contracts/consultations';
import type { ConsultationCreation, ConsultationTemplate } from '@openhall/contracts/consultations';
import { limits } from '@openhall/contracts/limits';
import { TextField } from '../../common/text-field.js';

export class ConsultationCreationDto implements ConsultationCreation {
  @IsIn(consultationTemplates)
  template!: ConsultationTemplate;

  @TextField({ ...limits.consultationTitle, meaningful: true })
  title!: string;

  /** The language of the title, and the new consultation's default. */
  @IsString()
  @MaxLength(35)
  locale!: string;
}
