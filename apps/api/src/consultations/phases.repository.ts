import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PhaseDraft } from '@openhall/contracts/consultations';
import { Phase, PhaseExtension } from '@openhall/persistence/entities';
import { execute, sql } from '@openhall/persistence/sql';

/** A phase in the state that it had when it was read. */
export type PhaseKey = Pick<Phase, 'id' | 'state'>;

@Injectable()
export class PhasesRepository {
  /** The phases as they are within the unit, in order. */
  find(manager: EntityManager, consultationId: string): Promise<Phase[]> {
    return manager.find(Phase, { where: { consultationId }, order: { position: 'ASC' } });
  }

  async insert(manager: EntityManager, phases: Phase[]): Promise<void> {
    if (phases.length > 0) await manager.insert(Phase, phases);
  }

  async remove(manager: EntityManager, ids: string[]): Promise<void> {
    if (ids.length > 0) await manager.delete(Phase, ids);
  }

  /** Moves all positions out of the way, so that phases can change places although positions are unique. */
  async freePositions(manager: EntityManager, consultationId: string): Promise<void> {
    await execute(
      manager,
      sql`UPDATE phase SET position = position + 1000 WHERE consultation_id = ${consultationId}`,
    );
  }

  /** False when the phase has another recorded state by now. */
  async change(
    manager: EntityManager,
    { id, state }: PhaseKey,
    position: number,
    draft: PhaseDraft,
  ): Promise<boolean> {
    const changed = await execute(
      manager,
      sql`UPDATE phase SET position = ${position}, kind = ${draft.kind}, titles = ${JSON.stringify(draft.titles)},
            opens_at = ${draft.opensAt}, closes_at = ${draft.closesAt}, hide_counts = ${draft.hideCounts}
          WHERE id = ${id} AND state = ${state}`,
    );
    return changed === 1;
  }

  /** Records that a phase opened or closed; false when that is recorded already, or no longer due at `now`. */
  async record(manager: EntityManager, id: string, to: 'open' | 'closed', now: number): Promise<boolean> {
    const due =
      to === 'open'
        ? sql`state = 'upcoming' AND opens_at <= ${now}`
        : sql`state = 'open' AND closes_at <= ${now}`;
    return (await execute(manager, sql`UPDATE phase SET state = ${to} WHERE id = ${id} AND ${due}`)) === 1;
  }

  /** Moves the end of a phase and keeps why. False when it ended or moved meanwhile. */
  async extend(manager: EntityManager, extension: PhaseExtension): Promise<boolean> {
    const { phaseId, previousClosesAt, closesAt } = extension;
    const moved = await execute(
      manager,
      sql`UPDATE phase SET closes_at = ${closesAt}
          WHERE id = ${phaseId} AND closes_at = ${previousClosesAt} AND state <> 'closed'`,
    );
    if (moved === 1) await manager.insert(PhaseExtension, extension);
    return moved === 1;
  }
}
