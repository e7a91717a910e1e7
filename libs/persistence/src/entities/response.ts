import { Check, Entity, ForeignKey } from 'typeorm';
import {
  InstantColumn,
  IntegerColumn,
  KeyColumn,
  NumberKeyColumn,
  ReferenceColumn,
  TextColumn,
} from './columns.js';

export type ResponseStatus = 'under_review' | 'accepted' | 'partly_accepted' | 'rejected' | 'done';

/** That a proposal has an official response, and the number of its current version. */
@Entity('official_response')
export class OfficialResponse {
  @ForeignKey('Proposal', { name: 'fk_official_response_proposal', onDelete: 'CASCADE' })
  @KeyColumn('proposal_id')
  proposalId!: string;
  @IntegerColumn('version', { default: 1 }) version!: number;
}

/** One version of an official response; corrections add versions and keep the older ones. */
@Entity('official_response_version')
@Check(
  'ck_official_response_version_status',
  `"status" IN ('under_review', 'accepted', 'partly_accepted', 'rejected', 'done')`,
)
export class OfficialResponseVersion {
  @ForeignKey('Proposal', { name: 'fk_official_response_version_proposal', onDelete: 'CASCADE' })
  @KeyColumn('proposal_id')
  proposalId!: string;
  @NumberKeyColumn('number') number!: number;
  @TextColumn('status') status!: ResponseStatus;
  @TextColumn('reasons') reasons!: string;
  @TextColumn('author_name') authorName!: string;
  @TextColumn('department') department!: string;
  /** A day, YYYY-MM-DD. */
  @TextColumn('answered_on') answeredOn!: string;
  @TextColumn('next_step', { nullable: true }) nextStep!: string | null;
  /** A day, YYYY-MM-DD. */
  @TextColumn('next_step_on', { nullable: true }) nextStepOn!: string | null;
  @TextColumn('correction_note', { nullable: true }) correctionNote!: string | null;
  @TextColumn('lang') lang!: string;
  @ForeignKey('Account', { name: 'fk_official_response_version_account' })
  @ReferenceColumn('account_id')
  accountId!: string;
  @InstantColumn('published_at') publishedAt!: number;
}
