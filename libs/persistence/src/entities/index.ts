import { Account, Session, SignInCode } from './account.js';
import { Comment, CommentRevision, Helpful } from './comment.js';
import { Consultation, ConsultationDocument, ConsultationText, DocumentVersion } from './consultation.js';
import { Area, Council, Topic } from './council.js';
import { OutgoingMail } from './mail.js';
import { ModerationDecision, Report } from './moderation.js';
import { Phase, PhaseExtension } from './phase.js';
import { Proposal, ProposalRevision, Support } from './proposal.js';
import { AuditEntry, Idempotency, Job, Room, RoomEvent } from './record.js';
import { OfficialResponse, OfficialResponseVersion } from './response.js';

export * from './account.js';
export * from './comment.js';
export * from './consultation.js';
export * from './council.js';
export * from './mail.js';
export * from './moderation.js';
export * from './phase.js';
export * from './proposal.js';
export * from './record.js';
export * from './response.js';

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
  Room,
  RoomEvent,
  AuditEntry,
  Job,
  Idempotency,
];
