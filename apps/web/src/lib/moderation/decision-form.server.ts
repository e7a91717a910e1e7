import type { DecisionCreation, SubjectType } from '@openhall/contracts/moderation';
import { m } from '@openhall/messages/catalogue';
import { optionalText, text } from '../server/forms.js';

/** What a decision form holds, as it was typed. */
export interface DecisionValues extends Record<string, unknown> {
  act: string;
  reason: string;
  note: string;
  title: string;
  target: string;
  proposal: string;
  days: string;
}

export function readDecision(form: FormData): DecisionValues {
  const value = (name: string) => text(form, name);
  const { act, reason, note, title } = {
    act: value('act'),
    reason: value('reason'),
    note: value('note'),
    title: value('title'),
  };
  return {
    act,
    reason,
    note,
    title,
    target: value('target'),
    proposal: value('proposal'),
    days: value('days'),
  };
}

const id = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

/** The command of a form; an address of a proposal may stand for its id. */
export function decisionOf(
  subject: { subjectType: SubjectType | string; subjectId: string },
  form: FormData,
): DecisionCreation {
  const { act, reason, note } = readDecision(form);
  const target = act === 'merge' ? text(form, 'proposal') : text(form, 'target');
  const days = Number(text(form, 'days'));
  return {
    ...{ subjectType: subject.subjectType as SubjectType, subjectId: subject.subjectId },
    ...{ act: act as DecisionCreation['act'], reason, note },
    title: act === 'retitle' ? optionalText(form, 'title') : null,
    targetId: act === 'merge' || act === 'move' ? (id.exec(target)?.[0] ?? null) : null,
    days: Number.isInteger(days) && days > 0 ? days : null,
  };
}

export const decisionLabels = (): Record<string, string> => ({
  act: m.moderation_act(),
  reason: m.moderation_reason(),
  note: m.moderation_note(),
  title: m.moderation_new_title(),
  targetId: m.moderation_target_consultation(),
  days: m.moderation_days(),
});
