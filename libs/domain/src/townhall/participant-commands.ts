import type { HallCommand, HallCommandKind } from './commands.js';
import type { Assurance, HallRules, SpeakersRules } from './rules.js';
import type { Collection } from './state.js';

/**
 * Who acts, as known at this very moment (a moderator who was demoted meanwhile comes with `staff: null`).
 * `joined`: has a participant's row in this hall; moderators need none to moderate.
 */
export interface Actor {
  readonly accountId: string;
  readonly assurance: Assurance;
  readonly joined: boolean;
  readonly staff: 'moderator' | 'officer' | null;
}

/** What a person of the hall does. Ids of what is new are made by the caller. */
export type ParticipantCommand =
  | {
      kind: 'question.ask';
      questionId: string;
      text: string;
      lang: string;
      anonymous: boolean;
      itemId: string | null;
    }
  | { kind: 'question.withdraw'; questionId: string }
  | { kind: 'hand.raise'; speakerId: string; pointOfOrder: boolean }
  | { kind: 'hand.lower' };

/** The parts of an officer's plan that the machine knows. Items and panellists in order, with their ids. */
export interface PlanWriting {
  title: string;
  lang: string;
  timeZone: string;
  rules: HallRules;
  speakers: Omit<SpeakersRules, 'open'>;
  agenda: {
    id: string;
    title: string;
    description: string;
    plannedMinutes: number;
    proposalId: string | null;
  }[];
  panellists: { id: string; name: string; role: string }[];
}

/** What an officer does. `version` of a plan is `hall.planVersion`. */
export type OfficerCommand =
  { kind: 'hall.plan'; version: number; plan: PlanWriting } | { kind: 'hall.publish' };

/**
 * One part as the act found it (`was`) and left it (`is`), changed fields only; null = did not exist. An undo puts
 * `was` back where `is` still holds.
 */
export interface Patch {
  of: Collection | 'hall';
  id: string;
  was: Record<string, unknown> | null;
  is: Record<string, unknown> | null;
}

/** Takes one act back. Plain JSON, given by `decide` beside the new state; to be stored with the act and used once. */
export interface UndoCommand {
  kind: 'undo';
  act: HallCommandKind;
  patches: Patch[];
}

/** All that the machine decides on. */
export type MachineCommand = HallCommand | ParticipantCommand | OfficerCommand | UndoCommand;
