import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import {
  CounterColumn,
  FlagColumn,
  InstantColumn,
  IntegerColumn,
  KeyColumn,
  NumberKeyColumn,
  ReferenceColumn,
  TextColumn,
} from './columns.js';

export type Alignment = 'for' | 'neutral' | 'against';
export type CommentState = 'visible' | 'hidden' | 'deleted';

/** A comment on a proposal, at the top level or in reply to another. */
@Entity('comment')
@Unique('uq_comment_source', ['source', 'sourceKey'])
@Index('ix_comment_helpful', ['proposalId', 'isRoot', 'alignment', 'helpfulTotal', 'id'])
@Index('ix_comment_time', ['proposalId', 'isRoot', 'createdAt', 'id'])
@Index('ix_comment_thread', ['rootId', 'createdAt', 'id'])
@Index('ix_comment_parent', ['parentId'])
@Index('ix_comment_consultation', ['consultationId', 'id'])
@Index('ix_comment_author', ['authorId', 'createdAt'])
@Check('ck_comment_alignment', `"alignment" IN ('for', 'neutral', 'against')`)
@Check('ck_comment_state', `"state" IN ('visible', 'hidden', 'deleted')`)
@Check('ck_comment_root', `"is_root" = ("parent_id" IS NULL)`)
@Check('ck_comment_helpful', `"helpful_total" = "helpful_count" + "imported_helpful_count"`)
@Check(
  'ck_comment_counts',
  `"depth" >= 0 AND "reply_count" >= 0 AND "helpful_count" >= 0 AND "imported_helpful_count" >= 0`,
)
export class Comment {
  @KeyColumn() id!: string;
  @ForeignKey('Proposal', { name: 'fk_comment_proposal' })
  @ReferenceColumn('proposal_id')
  proposalId!: string;
  @ForeignKey('Consultation', { name: 'fk_comment_consultation' })
  @ReferenceColumn('consultation_id')
  consultationId!: string;
  @ForeignKey('Comment', { name: 'fk_comment_parent' })
  @ReferenceColumn('parent_id', { nullable: true })
  parentId!: string | null;
  /** The comment at the top of the thread; a top-level comment names itself. */
  @ForeignKey('Comment', { name: 'fk_comment_root' })
  @ReferenceColumn('root_id')
  rootId!: string;
  /** True exactly where parentId is null, so that an index can serve the top level. */
  @FlagColumn('is_root') isRoot!: boolean;
  @IntegerColumn('depth', { default: 0 }) depth!: number;
  @ForeignKey('Account', { name: 'fk_comment_author' })
  @ReferenceColumn('author_id', { nullable: true })
  authorId!: string | null;
  @TextColumn('imported_author', { nullable: true }) importedAuthor!: string | null;
  @TextColumn('alignment') alignment!: Alignment;
  @TextColumn('body') body!: string;
  @TextColumn('lang') lang!: string;
  @TextColumn('state', { default: 'visible' }) state!: CommentState;
  /** True where an import named a parent that the source did not hold; shown at the top level. */
  @FlagColumn('parent_missing') parentMissing!: boolean;
  @CounterColumn('reply_count') replyCount!: number;
  @CounterColumn('helpful_count') helpfulCount!: number;
  @CounterColumn('imported_helpful_count') importedHelpfulCount!: number;
  /** helpfulCount + importedHelpfulCount, for ordering; every statement that changes one changes this too. */
  @CounterColumn('helpful_total') helpfulTotal!: number;
  @InstantColumn('created_at') createdAt!: number;
  @InstantColumn('edited_at', { nullable: true }) editedAt!: number | null;
  @IntegerColumn('version', { default: 1 }) version!: number;
  @TextColumn('source', { nullable: true }) source!: string | null;
  @TextColumn('source_key', { nullable: true }) sourceKey!: string | null;
}

/** What a comment said before an edit. */
@Entity('comment_revision')
export class CommentRevision {
  @ForeignKey('Comment', { name: 'fk_comment_revision_comment', onDelete: 'CASCADE' })
  @KeyColumn('comment_id')
  commentId!: string;
  @NumberKeyColumn('number') number!: number;
  @TextColumn('body') body!: string;
  @InstantColumn('edited_at') editedAt!: number;
}

/** A resident's mark that a comment helped: at most one row for the two. */
@Entity('helpful')
@Index('ix_helpful_account', ['accountId'])
export class Helpful {
  @ForeignKey('Comment', { name: 'fk_helpful_comment', onDelete: 'CASCADE' })
  @KeyColumn('comment_id')
  commentId!: string;
  @ForeignKey('Account', { name: 'fk_helpful_account' })
  @KeyColumn('account_id')
  accountId!: string;
  @InstantColumn('created_at') createdAt!: number;
}
