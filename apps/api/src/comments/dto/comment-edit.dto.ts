import { IsIn } from 'class-validator';
import { alignments } from '@openhall/contracts/comments';
import type { Alignment, CommentEdit } from '@openhall/contracts/comments';
import { limits } from '@openhall/contracts/limits';
import { TextField } from '../../common/text-field.js';
import { VersionField } from '../../common/version-field.js';

export class CommentEditDto implements CommentEdit {
  @TextField({ ...limits.commentBody, multiline: true, meaningful: true })
  body!: string;

  @IsIn(alignments)
  alignment!: Alignment;

  /** The version that was read. */
  @VersionField()
  version!: number;
}
