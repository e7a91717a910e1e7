import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import {
  CounterColumn,
  FractionColumn,
  InstantColumn,
  IntegerColumn,
  KeyColumn,
  NumberKeyColumn,
  ReferenceColumn,
  TextColumn,
} from './columns.js';

export type ProposalState = 'draft' | 'published' | 'withdrawn' | 'hidden';

/** What a resident proposes. Each index serves one order of the list, or one filter. */
@Entity('proposal')
@Unique('uq_proposal_number', ['consultationId', 'number'])
@Unique('uq_proposal_source', ['source', 'sourceKey'])
@Index('ix_proposal_published', ['consultationId', 'state', 'publishedAt', 'id'])
@Index('ix_proposal_shuffle', ['consultationId', 'state', 'shuffle', 'id'])
@Index('ix_proposal_support', ['consultationId', 'state', 'supportTotal', 'id'])
@Index('ix_proposal_comments', ['consultationId', 'state', 'commentCount', 'id'])
@Index('ix_proposal_author', ['authorId', 'createdAt'])
@Index('ix_proposal_topic', ['topicId'])
@Index('ix_proposal_area', ['areaId'])
@Check('ck_proposal_state', `"state" IN ('draft', 'published', 'withdrawn', 'hidden')`)
@Check('ck_proposal_supports', `"support_total" = "support_count" + "imported_support_count"`)
@Check(
  'ck_proposal_counts',
  `"support_count" >= 0 AND "imported_support_count" >= 0 AND "comment_count" >= 0 AND "for_count" >= 0 AND "neutral_count" >= 0 AND "against_count" >= 0`,
)
export class Proposal {
  @KeyColumn() id!: string;
  @ForeignKey('Consultation', { name: 'fk_proposal_consultation' })
  @ReferenceColumn('consultation_id')
  consultationId!: string;
  /** Counts from 1 within the consultation; null while it is a draft. */
  @IntegerColumn('number', { nullable: true }) number!: number | null;
  @ForeignKey('Account', { name: 'fk_proposal_author' })
  @ReferenceColumn('author_id', { nullable: true })
  authorId!: string | null;
  /** The author's name as the source gave it, where the proposal was imported. */
  @TextColumn('imported_author', { nullable: true }) importedAuthor!: string | null;
  @TextColumn('state', { default: 'draft' }) state!: ProposalState;
  @TextColumn('title') title!: string;
  @TextColumn('body') body!: string;
  @TextColumn('lang') lang!: string;
  @ForeignKey('Topic', { name: 'fk_proposal_topic' })
  @ReferenceColumn('topic_id', { nullable: true })
  topicId!: string | null;
  @ForeignKey('Area', { name: 'fk_proposal_area' })
  @ReferenceColumn('area_id', { nullable: true })
  areaId!: string | null;
  @TextColumn('place', { nullable: true }) place!: string | null;
  @FractionColumn('latitude', { nullable: true }) latitude!: number | null;
  @FractionColumn('longitude', { nullable: true }) longitude!: number | null;
  /** A random number below 2^31, made with the proposal: the random order starts somewhere in it. */
  @IntegerColumn('shuffle') shuffle!: number;
  @CounterColumn('support_count') supportCount!: number;
  @CounterColumn('imported_support_count') importedSupportCount!: number;
  /** supportCount + importedSupportCount, for ordering; every statement that changes one changes this too. */
  @CounterColumn('support_total') supportTotal!: number;
  @CounterColumn('comment_count') commentCount!: number;
  @CounterColumn('for_count') forCount!: number;
  @CounterColumn('neutral_count') neutralCount!: number;
  @CounterColumn('against_count') againstCount!: number;
  @InstantColumn('created_at') createdAt!: number;
  @InstantColumn('published_at', { nullable: true }) publishedAt!: number | null;
  @InstantColumn('edited_at', { nullable: true }) editedAt!: number | null;
  @InstantColumn('withdrawn_at', { nullable: true }) withdrawnAt!: number | null;
  @IntegerColumn('version', { default: 1 }) version!: number;
  @TextColumn('source', { nullable: true }) source!: string | null;
  @TextColumn('source_key', { nullable: true }) sourceKey!: string | null;
}

/** What a proposal said before an edit. */
@Entity('proposal_revision')
export class ProposalRevision {
  @ForeignKey('Proposal', { name: 'fk_proposal_revision_proposal', onDelete: 'CASCADE' })
  @KeyColumn('proposal_id')
  proposalId!: string;
  @NumberKeyColumn('number') number!: number;
  @TextColumn('title') title!: string;
  @TextColumn('body') body!: string;
  @TextColumn('lang') lang!: string;
  @InstantColumn('edited_at') editedAt!: number;
}

/** A resident's public backing of a proposal: at most one row for the two. */
@Entity('support')
@Index('ix_support_account', ['accountId'])
export class Support {
  @ForeignKey('Proposal', { name: 'fk_support_proposal', onDelete: 'CASCADE' })
  @KeyColumn('proposal_id')
  proposalId!: string;
  @ForeignKey('Account', { name: 'fk_support_account' })
  @KeyColumn('account_id')
  accountId!: string;
  @InstantColumn('created_at') createdAt!: number;
}
