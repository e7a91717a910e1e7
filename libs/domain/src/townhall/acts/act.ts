import { collection } from '../changes.js';
import type { Actor, MachineCommand } from '../participant-commands.js';
import { refused, type Refused } from '../refusals.js';
import type { Collection, HallEntities, HallState } from '../state.js';

export type CommandKind = MachineCommand['kind'];
export type CommandOf<K extends CommandKind> = Extract<MachineCommand, { kind: K }>;

/** One command on its way: permission and phase are looked at already. */
export interface Act<K extends CommandKind> {
  readonly state: HallState;
  readonly command: CommandOf<K>;
  readonly actor: Actor;
  readonly now: number;
}

/** The new state, or why not. */
export type Outcome = HallState | Refused;

export function isRefused<T extends object>(outcome: T | Refused): outcome is Refused {
  return 'ok' in outcome && outcome.ok === false;
}

/** The entity, if it is there and, where a version was seen, still as it was seen. */
export function found<C extends Collection>(
  state: HallState,
  of: C,
  id: string,
  version?: number,
): HallEntities[C] | Refused {
  const entity = collection(state, of).get(id);
  if (entity === undefined) return refused('not_found');
  return version === undefined || entity.version === version ? entity : refused('edited_meanwhile');
}

export function isBlank(text: string): boolean {
  return text.trim() === '';
}
