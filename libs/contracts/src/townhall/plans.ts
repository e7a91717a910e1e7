import type { HallPhase, HallRules, SpeakersRules } from '@openhall/domain/townhall';

/** `POST /desk/town-halls` and `PUT /desk/town-halls/:id` (officer): the plan as a whole. */
export interface HallPlan {
  title: string;
  summary: string;
  description: string;
  lang: string;
  timeZone: string;
  startsAt: number;
  endsAt: number;
  consultationId: string | null;
  proposalIds: string[];
  agenda: {
    id: string | null;
    title: string;
    description: string;
    plannedMinutes: number;
    proposalId: string | null;
  }[];
  panellists: { id: string | null; name: string; role: string }[];
  streamUrl: string | null;
  rules: HallRules;
  speakers: Omit<SpeakersRules, 'open'>;
}

export interface HallPlanChange extends HallPlan {
  version: number;
}

/** `GET /desk/town-halls/:id` (officer) */
export interface HallPlanView extends HallPlan {
  id: string;
  code: string;
  phase: HallPhase;
  version: number;
}

/** `GET /desk/town-halls?cursor=` (moderator) */
export interface DeskHall {
  id: string;
  title: string;
  lang: string;
  phase: HallPhase;
  startsAt: number;
  timeZone: string;
  questionCount: number;
  waitingCount: number;
  owedCount: number;
}
