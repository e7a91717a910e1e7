import type { Assurance, HallCommand, QuestionState } from '@openhall/domain/townhall';

/** `POST /desk/town-halls/:id/commands` (moderator). */
export type CommandRequest = HallCommand;

/** Answer of the console's commands; `undoId` where the act can be undone (`POST /desk/town-halls/:id/undo {actId}`). */
export interface CommandAnswer {
  undoId: string | null;
}

/** `POST /town-halls/:id/participants`: joins, as the signed-in person or, where the hall allows it, as a guest with a name. */
export interface Joining {
  /** Of a guest; empty = "Guest 12". */
  name: string | null;
}

/** `POST /town-halls/join`: finds a hall by its code. */
export interface CodeEntry {
  code: string;
}

/** `POST /town-halls/:id/questions` */
export interface Asking {
  text: string;
  lang: string;
  anonymous: boolean;
  itemId: string | null;
}
export interface Asked {
  id: string;
  number: number;
  state: QuestionState;
}

/** `PUT` and `DELETE /town-halls/:id/questions/:questionId/upvote` */
export interface UpvoteAnswer {
  upvoted: boolean;
  /** Different people who upvoted it now. */
  upvotes: number;
}

/** `PUT /town-halls/:id/hand` */
export interface HandRaising {
  pointOfOrder: boolean;
}

/** `PUT /desk/town-halls/:id/reading`: which question a moderator reads, so that two do not take the same. */
export interface Reading {
  questionId: string | null;
}

/** `GET /desk/town-halls/:id/people?query=`: people of the hall, to mute or remove one. */
export interface HallPerson {
  accountId: string;
  name: string;
  assurance: Assurance;
  questions: number;
  restriction: 'muted' | 'removed' | null;
}
