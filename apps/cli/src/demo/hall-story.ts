import type { HallPlan } from '@openhall/contracts/townhall';
import type { PollWriting, RefusalReason } from '@openhall/domain/townhall';

/** One thing that happens in a hall of the demo. Questions, polls and speakers are named by keys. */
export type HallDeed =
  | { ask: string; by: string; text: string; lang?: string; anonymous?: boolean }
  | { upvote: string; people: number }
  | { accept: string }
  | { refuse: string; reason: RefusalReason; note: string }
  | { merge: string; into: string }
  | { answer: string }
  | { answered: string; typed?: string }
  | { defer: string; owner: string; day: number }
  | { pin: string }
  | { item: number }
  | { announce: string; as: 'announcement' | 'note' }
  | { caption: string }
  | { poll: string; writing: PollWriting; seconds?: number }
  | { vote: string; people: number }
  | { closePoll: string }
  | { hands: true }
  | { raise: string }
  | { inRoom: string; name: string }
  | { call: string; means?: string }
  | { speak: string }
  | { finish: string }
  | { hall: 'open_lobby' | 'start' | 'pause' | 'resume' | 'end' };

/** A hall of the demo: its plan, who comes, and what happens at which minute after its start. */
export interface HallStory {
  plan: Pick<HallPlan, 'title' | 'summary' | 'description' | 'rules'>;
  agenda: { title: string; description: string; minutes: number }[];
  panellists: { name: string; role: string }[];
  /** Days before it that it is announced. */
  announcedDaysBefore: number;
  lengthMinutes: number;
  guests: string[];
  /** How many residents come besides those who do something. */
  crowd: number;
  deeds: readonly (readonly [minute: number, deed: HallDeed])[];
}
