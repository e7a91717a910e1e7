import { Account, Session, SignInCode } from './account.js';
import { Comment, CommentRevision, Helpful } from './comment.js';
import { Consultation, ConsultationDocument, ConsultationText, DocumentVersion } from './consultation.js';
import { Area, Council, Topic } from './council.js';
import { ExportFile } from './export.js';
import { ConsultationConclusion, Follow, FollowDefault, MailBounce, Notification } from './following.js';
import { OutgoingMail } from './mail.js';
import {
  ConsultationModeration,
  HiddenName,
  LockedThread,
  MergedSupport,
  ModerationAppeal,
  ModerationReason,
  ModerationSettings,
  PersonMeasure,
  ProposalMerger,
  Removal,
} from './moderation-measures.js';
import {
  ContributionTrace,
  ModerationCase,
  ModerationDecision,
  Report,
  WaitingContribution,
} from './moderation.js';
import { Phase, PhaseExtension } from './phase.js';
import { Proposal, ProposalRevision, Support } from './proposal.js';
import { AuditEntry, Idempotency, Job, Room, RoomEvent } from './record.js';
import { OfficialResponse, OfficialResponseVersion } from './response.js';
import {
  Statement,
  StatementParticipant,
  StatementResult,
  StatementRound,
  StatementVote,
} from './statement.js';
import { HallMinutes, HallTranscriptSegment } from './townhall-afterwards.js';
import { HallParticipant, HallPresence, HallRestriction, HallSpeaker } from './townhall-people.js';
import { HallPoll, HallPollAnswer, HallPollWords } from './townhall-polls.js';
import { HallQuestion, HallUpvote } from './townhall-questions.js';
import {
  HallAct,
  HallAgendaItem,
  HallAnnouncement,
  HallCaption,
  HallPanellist,
  HallProposal,
  TownHall,
} from './townhall.js';
import {
  Ballot,
  BallotLeaf,
  RegisterEntry,
  RegisterTry,
  Vote,
  VoteCheckpoint,
  VoteOption,
  VoteStatement,
  VoterCode,
  VoteTreeNode,
} from './vote.js';

export * from './account.js';
export * from './comment.js';
export * from './consultation.js';
export * from './council.js';
export * from './export.js';
export * from './following.js';
export * from './mail.js';
export * from './moderation-measures.js';
export * from './moderation.js';
export * from './phase.js';
export * from './proposal.js';
export * from './record.js';
export * from './response.js';
export * from './statement.js';
export * from './vote.js';
export * from './townhall-afterwards.js';
export * from './townhall-people.js';
export * from './townhall-polls.js';
export * from './townhall-questions.js';
export * from './townhall.js';

/** Every entity class, for a data source. */
export const allEntities = [
  Account,
  SignInCode,
  Session,
  OutgoingMail,
  Council,
  Topic,
  Area,
  Consultation,
  ConsultationText,
  ConsultationDocument,
  DocumentVersion,
  Phase,
  PhaseExtension,
  Proposal,
  ProposalRevision,
  Support,
  OfficialResponse,
  OfficialResponseVersion,
  Comment,
  CommentRevision,
  Helpful,
  Report,
  ModerationDecision,
  ModerationCase,
  WaitingContribution,
  ContributionTrace,
  PersonMeasure,
  ModerationAppeal,
  ModerationReason,
  ModerationSettings,
  ConsultationModeration,
  LockedThread,
  Removal,
  HiddenName,
  ProposalMerger,
  MergedSupport,
  Follow,
  FollowDefault,
  Notification,
  MailBounce,
  ConsultationConclusion,
  Room,
  RoomEvent,
  AuditEntry,
  Job,
  Idempotency,
  TownHall,
  HallAgendaItem,
  HallPanellist,
  HallProposal,
  HallAnnouncement,
  HallCaption,
  HallAct,
  HallParticipant,
  HallSpeaker,
  HallRestriction,
  HallPresence,
  HallQuestion,
  HallUpvote,
  HallPoll,
  HallPollWords,
  HallPollAnswer,
  HallMinutes,
  HallTranscriptSegment,
  Vote,
  VoteOption,
  VoterCode,
  RegisterEntry,
  RegisterTry,
  Ballot,
  BallotLeaf,
  VoteTreeNode,
  VoteCheckpoint,
  VoteStatement,
  ExportFile,
  StatementRound,
  Statement,
  StatementParticipant,
  StatementVote,
  StatementResult,
];
