import { v7 as uuid } from 'uuid';
import { ProposalImport } from '@openhall/api/proposals/proposal-import.service';
import type { ImportedProposal } from '@openhall/api/proposals/proposal-import.service';
import type { World } from '../harness/application.js';
import type { TestConsultation } from './proposals.js';

/** Proposals of another platform, three to each millisecond. */
export function imported(
  count: number,
  over: (index: number) => Partial<ImportedProposal> = () => ({}),
): ImportedProposal[] {
  return Array.from({ length: count }, (_, index) => ({
    sourceKey: String(index),
    title: `Imported proposal ${index}`,
    body: 'What was said there',
    lang: 'es',
    author: `Person ${index}`,
    topicId: null,
    areaId: null,
    place: null,
    latitude: null,
    longitude: null,
    publishedAt: Date.UTC(2016, 1, 1) + Math.floor(index / 3),
    supports: index % 7,
    ...over(index),
  }));
}

/** Imports them; returns how many were new. */
export async function bringIn(
  world: World,
  { id }: TestConsultation,
  rows: ImportedProposal[],
  source = uuid(),
): Promise<number> {
  return world.database.unitOfWork.write((manager) =>
    world.service(ProposalImport).insertImported(manager, id, source, rows),
  );
}
