import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import {
  CounterColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  KeyColumn,
  ReferenceColumn,
  TextColumn,
  TextKeyColumn,
} from './columns.js';

export type ConsultationState = 'draft' | 'published';

/** A process about one matter. */
@Entity('consultation')
@Unique('uq_consultation_slug', ['slug'])
@Index('ix_consultation_state', ['state', 'publishedAt', 'id'])
@Check('ck_consultation_state', `"state" IN ('draft', 'published')`)
@Check('ck_consultation_counts', `"proposal_count" >= 0 AND "comment_count" >= 0`)
export class Consultation {
  @KeyColumn() id!: string;
  @TextColumn('slug') slug!: string;
  @TextColumn('state', { default: 'draft' }) state!: ConsultationState;
  /** An IANA name, for example Europe/Madrid. */
  @TextColumn('time_zone') timeZone!: string;
  @TextColumn('default_locale') defaultLocale!: string;
  @JsonColumn('locales') locales!: string[];
  @IntegerColumn('support_threshold', { nullable: true }) supportThreshold!: number | null;
  @TextColumn('contact', { nullable: true }) contact!: string | null;
  @IntegerColumn('version', { default: 1 }) version!: number;
  @ForeignKey('Account', { name: 'fk_consultation_created_by' })
  @ReferenceColumn('created_by', { nullable: true })
  createdBy!: string | null;
  @InstantColumn('created_at') createdAt!: number;
  @InstantColumn('published_at', { nullable: true }) publishedAt!: number | null;
  /** Where it was imported from; null if it was made here. */
  @TextColumn('source', { nullable: true }) source!: string | null;
  @CounterColumn('proposal_count') proposalCount!: number;
  @CounterColumn('comment_count') commentCount!: number;
}

/** What a consultation says in one language. */
@Entity('consultation_text')
export class ConsultationText {
  @ForeignKey('Consultation', { name: 'fk_consultation_text_consultation', onDelete: 'CASCADE' })
  @KeyColumn('consultation_id')
  consultationId!: string;
  @TextKeyColumn('locale') locale!: string;
  @TextColumn('title') title!: string;
  @TextColumn('summary', { default: '' }) summary!: string;
  @TextColumn('purpose', { default: '' }) purpose!: string;
  @TextColumn('background', { default: '' }) background!: string;
  @TextColumn('can_change', { default: '' }) canChange!: string;
  @TextColumn('cannot_change', { default: '' }) cannotChange!: string;
  /** Who decides, and when. */
  @TextColumn('decision', { default: '' }) decision!: string;
  @TextColumn('next_steps', { default: '' }) nextSteps!: string;
  @TextColumn('conduct', { default: '' }) conduct!: string;
}

/** A document of a consultation; what it says is in its versions. */
@Entity('consultation_document')
@Index('ix_consultation_document_consultation', ['consultationId', 'position'])
export class ConsultationDocument {
  @KeyColumn() id!: string;
  @ForeignKey('Consultation', { name: 'fk_consultation_document_consultation', onDelete: 'CASCADE' })
  @ReferenceColumn('consultation_id')
  consultationId!: string;
  @IntegerColumn('position') position!: number;
}

/** A dated version of a document in one language: a link, a text, or both. */
@Entity('document_version')
@Unique('uq_document_version_number', ['documentId', 'locale', 'number'])
export class DocumentVersion {
  @KeyColumn() id!: string;
  @ForeignKey('ConsultationDocument', { name: 'fk_document_version_document', onDelete: 'CASCADE' })
  @ReferenceColumn('document_id')
  documentId!: string;
  @IntegerColumn('number') number!: number;
  @TextColumn('locale') locale!: string;
  @TextColumn('title') title!: string;
  @TextColumn('url', { nullable: true }) url!: string | null;
  @TextColumn('body', { nullable: true }) body!: string | null;
  @InstantColumn('published_at') publishedAt!: number;
}
