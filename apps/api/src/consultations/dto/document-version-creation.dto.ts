import { IsString, IsUrl, MaxLength } from 'class-validator';
import type { DocumentVersionCreation } from '@openhall/contracts/consultations';
import { limits } from '@openhall/contracts/limits';
import { TextField } from '../../common/text-field.js';

export class DocumentVersionCreationDto implements DocumentVersionCreation {
  @IsString()
  @MaxLength(35)
  locale!: string;

  @TextField({ ...limits.documentTitle, meaningful: true })
  title!: string;

  @TextField({ max: limits.link.max, nullable: true })
  @IsUrl({ protocols: ['https', 'http'], require_protocol: true, require_tld: false })
  url!: string | null;

  /** Markdown */
  @TextField({ max: limits.documentBody.max, multiline: true, nullable: true })
  body!: string | null;
}
