import type { Hall } from '@openhall/domain/townhall';
import type { TownHall } from '@openhall/persistence/entities';

/** What the state machine does not know of a hall. */
export type HallExtras = Pick<
  TownHall,
  | 'code'
  | 'summary'
  | 'description'
  | 'startsAt'
  | 'endsAt'
  | 'consultationId'
  | 'streamUrl'
  | 'createdBy'
  | 'createdAt'
> & { proposalIds: string[] };

/** The hall itself as the state machine knows it. */
export function hallOf(row: TownHall): Hall {
  const { id, version, title, lang, timeZone, phase, rules, speakers, currentItemId, answeringId } = row;
  const { blanked, slowSeconds, questionsClosed, startedAt, endedAt, publishedAt, pauses } = row;
  const { lastNumber, planVersion } = row;
  return {
    ...{ id, version, title, lang, timeZone, phase, rules, speakers, currentItemId, answeringId },
    ...{ blanked, slowSeconds, questionsClosed, startedAt, endedAt, publishedAt, pauses },
    ...{ lastNumber, planVersion },
  };
}

/** The rest of it. */
export function extrasOf(row: TownHall, proposalIds: string[]): HallExtras {
  const { code, summary, description, startsAt, endsAt, consultationId, streamUrl, createdBy, createdAt } =
    row;
  return {
    ...{ code, summary, description, startsAt, endsAt, consultationId, streamUrl, createdBy, createdAt },
    proposalIds,
  };
}
