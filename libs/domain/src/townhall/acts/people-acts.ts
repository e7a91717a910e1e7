import { add, drop, put } from '../changes.js';
import { refused } from '../refusals.js';
import { handOf } from '../speakers-order.js';
import type { HallState, Restriction } from '../state.js';
import { found, isBlank, isRefused, type Act, type Outcome } from './act.js';
import { offFloor } from './speaker-acts.js';

export function mute({ state, command, actor, now }: Act<'person.mute'>): Outcome {
  const { accountId, reason } = command;
  if (accountId === actor.accountId) return refused('not_allowed');
  if (state.restrictions.get(accountId)?.kind === 'removed') return refused('conflict');
  return restricted(state, accountId, 'muted', reason, now);
}

export function removePerson({ state, command, actor, now }: Act<'person.remove'>): Outcome {
  if (command.accountId === actor.accountId) return refused('not_allowed');
  return restricted(state, command.accountId, 'removed', command.reason, now);
}

export function unmute({ state, command }: Act<'person.unmute'>): Outcome {
  return freed(state, command.accountId, 'muted');
}

export function readmit({ state, command }: Act<'person.readmit'>): Outcome {
  return freed(state, command.accountId, 'removed');
}

/** The person's hand goes down with it, and the floor is taken. */
function restricted(
  state: HallState,
  accountId: string,
  kind: Restriction['kind'],
  reason: string,
  now: number,
): Outcome {
  if (isBlank(reason)) return refused('invalid_request');
  const next = state.restrictions.has(accountId)
    ? put(state, 'restrictions', accountId, { kind, reason })
    : add(state, 'restrictions', { id: accountId, version: 1, kind, reason, at: now });
  const hand = handOf(next, accountId);
  return hand === null ? next : offFloor(next, hand, 'removed', now);
}

function freed(state: HallState, accountId: string, kind: Restriction['kind']): Outcome {
  const restriction = found(state, 'restrictions', accountId);
  if (isRefused(restriction)) return restriction;
  return restriction.kind === kind ? drop(state, 'restrictions', accountId) : refused('conflict');
}

export function announce({ state, command, now }: Act<'announcement.post'>): Outcome {
  const { announcementId, text, as } = command;
  if (state.announcements.has(announcementId)) return refused('conflict');
  if (isBlank(text)) return refused('invalid_request');
  const { lang } = state.hall;
  return add(state, 'announcements', { id: announcementId, version: 1, kind: as, text, lang, at: now });
}

export function unannounce({ state, command }: Act<'announcement.remove'>): Outcome {
  const announcement = found(state, 'announcements', command.announcementId);
  return isRefused(announcement) ? announcement : drop(state, 'announcements', announcement.id);
}

/** Captions are rows outside the state; here only whether there is one. */
export function caption({ state, command }: Act<'caption.add'>): Outcome {
  return isBlank(command.text) ? refused('invalid_request') : state;
}
