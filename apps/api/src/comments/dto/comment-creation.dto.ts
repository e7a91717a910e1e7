import { IsIn, IsUUID, ValidateIf } from 'class-validator';
import { alignments } from '@openhall/contracts/comments';
import type { Alignment, CommentCreation } from '@openhall/contracts/comments';
import { limits } from '@openhall/contracts/limits';
import { LanguageField } from '../../common/language-field.js';
import { TextField } from '../../common/text-field.js';

export class CommentCreationDto implements CommentCreation {
  /** The comment that is answered; null for one at the top level. */
  @ValidateIf((_: object, value: unknown) => value !== null)
  @IsUUID()
  parentId!: string | null;

  @IsIn(alignments)
  alignment!: Alignment;

  @TextField({ ...limits.commentBody, multiline: true, meaningful: true })
  body!: string;

  @LanguageField()
  lang!: string;
}
