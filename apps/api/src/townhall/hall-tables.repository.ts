import type { EntityTarget, ObjectLiteral } from 'typeorm';
import type { Collection } from '@openhall/domain/townhall';
import {
  HallAgendaItem,
  HallAnnouncement,
  HallPanellist,
  HallPoll,
  HallQuestion,
  HallRestriction,
  HallSpeaker,
} from '@openhall/persistence/entities';

/** Where each part of a hall's state is kept, and the order in which its rows came into being. Columns bear the fields' names. */
export const tables: Record<Collection, { entity: EntityTarget<ObjectLiteral>; order: string[] }> = {
  agenda: { entity: HallAgendaItem, order: ['position'] },
  panellists: { entity: HallPanellist, order: ['position'] },
  questions: { entity: HallQuestion, order: ['number'] },
  polls: { entity: HallPoll, order: ['createdAt', 'id'] },
  speakers: { entity: HallSpeaker, order: ['raisedAt', 'id'] },
  announcements: { entity: HallAnnouncement, order: ['at', 'id'] },
  restrictions: { entity: HallRestriction, order: ['at', 'id'] },
};
