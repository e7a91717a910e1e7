import type { ConsoleQuestion } from '@openhall/contracts/townhall';
import type { HallCommand } from '@openhall/domain/townhall';

/** What a moderator does with a question, and how that is told. */
export interface SortingStep {
  command: HallCommand;
  says: string;
}

/** Questions that wait for a person come first: what hurts nobody is let in, the rest is not taken, with the reason. */
export function heldStep(questions: readonly ConsoleQuestion[]): SortingStep | null {
  const held = questions.find(({ state }) => state === 'held' || state === 'waiting');
  if (!held) return null;
  const { id: questionId, version, number } = held;
  const [why] = held.held;
  if (why === undefined || why === 'flood')
    return { command: { kind: 'question.accept', questionId, version }, says: `lets no. ${number} in` };
  const reason = why === 'rude' || why === 'threat' ? 'insult' : why === 'link' ? 'off_topic' : 'personal';
  return {
    command: { kind: 'question.refuse', questionId, version, reason, note: notes[reason] },
    says: `does not take no. ${number} (held: ${held.held.join(', ')}; reason: ${reason})`,
  };
}

const notes = {
  insult: 'Please ask it again without the insult.',
  personal: 'It holds somebody’s address or number.',
  off_topic: 'This is not about the square.',
};

/** Marta merges what says the same; Tom pins, and gives questions to the panel. */
export function sortStep(
  questions: readonly ConsoleQuestion[],
  by: 'moderator' | 'officer',
): SortingStep | null {
  const open = questions.filter(({ state }) => state === 'accepted');
  if (by === 'moderator') {
    for (const question of open) {
      const into = open.find(({ id, number }) => question.similar.includes(id) && number < question.number);
      if (!into) continue;
      const { id: questionId, version, number } = question;
      return {
        command: { kind: 'question.merge', questionId, version, intoId: into.id },
        says: `merges no. ${number} into no. ${into.number}`,
      };
    }
    return null;
  }
  const [most] = [...open].sort((a, b) => b.upvotes - a.upvotes);
  if (!most || most.pinned) return null;
  const { id: questionId, version, number } = most;
  return {
    command: { kind: 'question.pin', questionId, version, pinned: true },
    says: `pins no. ${number}, which has the most upvotes (${most.upvotes})`,
  };
}
